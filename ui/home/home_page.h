// The first page: one large target for a table, and below it the work of the last days.
#pragma once

#include "home/recent_model.h"
#include "import/drop_look.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace sheaf::ui {

class DropTarget;
class Label;
class RecentList;

class HomePage : public QWidget
{
    Q_OBJECT

public:
    explicit HomePage(Clock clock, QWidget* parent = nullptr);

    /// Newest first. Until the first call the list says that it is being read.
    void setProjects(const QList<RecentProject>& projects);

Q_SIGNALS:
    void filesChosen(const QStringList& files);
    void openRequested();
    void pasteRequested();
    void sampleRequested();
    void projectRequested(const QString& folder);
    void folderRequested(const QString& folder);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void addButtons(QVBoxLayout* rows);
    [[nodiscard]] QPushButton* button(const char* name, const QString& iconName, const QString& text, const QString& tip);

    DropTarget* m_target = nullptr;
    Label* m_noProjects = nullptr;
    RecentList* m_recent = nullptr;
    QTimer m_minute;
    DropLook m_look {project::previewImport};
};

} // namespace sheaf::ui
