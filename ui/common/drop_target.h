// The large target on Home: drop files on it, or press it to choose some. While files hang over it, it lights up and says
// what letting go will do, or at once why it will do nothing.
#pragma once

#include <QAbstractButton>

#include <functional>

class QMimeData;

namespace sheaf::ui {

/// What would happen if these files were dropped.
struct DropForecast
{
    bool accepted = false;
    QString sentence; ///< "Import 3 files as a new project", or why not
};

class DropTarget : public QAbstractButton
{
    Q_OBJECT

public:
    using Forecast = std::function<DropForecast(const QStringList& files)>;

    /// Looks closer off the GUI thread: `seen` is called later on the GUI thread, or never.
    using SecondLook = std::function<void(const QStringList& files, std::function<void(const DropForecast&)> seen)>;

    explicit DropTarget(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    /// Without one, every drop of local files is accepted. Called while dragging: it must not touch the files.
    void setForecast(Forecast forecast);
    /// For what cannot be told without touching the files. It must not outlive this.
    void setSecondLook(SecondLook look);
    /// Lights up for a drag over another part of the window; an empty sentence puts the light out.
    void setLit(const QString& sentence, bool accepted = true);

    /// The sentence shown now in place of the title; empty while nothing hangs over it.
    [[nodiscard]] QString forecastText() const { return m_forecastText; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void filesDropped(const QStringList& files);
    void browseRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] DropForecast forecastFor(const QMimeData& mimeData) const;

    QString m_title;
    QString m_subtitle;
    Forecast m_forecast;
    SecondLook m_secondLook;
    QStringList m_hanging; ///< what hangs over it now
    QString m_forecastText;
    bool m_acceptable = true;
};

/// The paths of the local files in a drag; empty for anything else.
[[nodiscard]] QStringList localFiles(const QMimeData& data);

} // namespace sheaf::ui
