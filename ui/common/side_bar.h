// The sidebar: sections of places, of which one is current. Arrow keys walk across all of them, Enter and a click go
// there. It can be folded to its icons.
#pragma once

#include <QHash>
#include <QIcon>
#include <QWidget>

class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace sheaf::ui {

struct SideBarItem
{
    QString id;
    QString text;
    QString icon;
    QString badge; ///< on the trailing edge; may be empty
    QString toolTip;
};

class SideBar : public QWidget
{
    Q_OBJECT

public:
    /// Bottom sections stay in sight below the long list.
    enum class Place { Top, Bottom };

    explicit SideBar(QWidget* parent = nullptr);

    /// Replaces the section of that name, or adds it after the others. An empty heading shows none.
    void setSection(const QString& section, const QString& heading, const QList<SideBarItem>& items,
        Place place = Place::Top);
    /// Nothing else moves: where the keyboard is and what is scrolled to stays.
    void setBadge(const QString& id, const QString& badge);
    [[nodiscard]] QString current() const { return m_current; }
    /// Marks without a signal; an unknown or empty id marks nothing.
    void setCurrent(const QString& id);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);

Q_SIGNALS:
    void chosen(const QString& id);
    void collapsedChanged(bool collapsed);
    void menuRequested(const QString& id, const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Section
    {
        QString name;
        QString heading;
        QList<SideBarItem> items;
        Place place;
    };

    [[nodiscard]] QListWidget* makeList(const QString& objectName, const QString& accessibleName);
    void makeFoldButton();
    void rebuild();
    void fill(QListWidget* list, Place place);
    [[nodiscard]] QList<QListWidgetItem*> linesOf(const QString& id) const;
    void fitWidth();
    void markCurrent();
    void choose(const QListWidgetItem* item);
    bool crossOver(QListWidget* from, int key);

    QList<Section> m_sections;
    QListWidget* m_top;
    QListWidget* m_bottom;
    QToolButton* m_fold;
    QString m_current;
    bool m_collapsed = false;
};

} // namespace sheaf::ui
