// The two ways of telling the desktop something.
#include "common/icon.h"
#include "service/desktop_message.h"
#include "shell/notice.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QSystemTrayIcon>

namespace sheaf::ui {

namespace {

struct OutletTexts {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::NoticeOutlet)
};

class TrayOutlet : public NoticeOutlet
{
public:
    TrayOutlet()
    {
        connect(m_menu.addAction(OutletTexts::tr("&Show Sheaf")), &QAction::triggered, this, &NoticeOutlet::showRequested);
        connect(m_menu.addAction(OutletTexts::tr("&Quit")), &QAction::triggered, this, &NoticeOutlet::quitRequested);
        m_tray.setIcon(applicationIcon());
        m_tray.setToolTip(QStringLiteral("Sheaf"));
        m_tray.setContextMenu(&m_menu);
        connect(&m_tray, &QSystemTrayIcon::messageClicked, this, &NoticeOutlet::showRequested);
        connect(&m_tray, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
            if (reason == QSystemTrayIcon::Trigger)
                Q_EMIT showRequested();
        });
        m_tray.show();
    }

    void tell(const Notice& notice) override
    {
        m_tray.showMessage(notice.title, notice.text, notice.needsAttention ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
    }

private:
    QMenu m_menu;
    QSystemTrayIcon m_tray;
};

class BusOutlet : public NoticeOutlet
{
public:
    void tell(const Notice& notice) override { service::tellDesktop(notice.title, notice.text); }
};

} // namespace

std::unique_ptr<NoticeOutlet> makeNoticeOutlet()
{
    if (QSystemTrayIcon::isSystemTrayAvailable())
        return std::make_unique<TrayOutlet>();
    if (service::canTellDesktop())
        return std::make_unique<BusOutlet>();
    return nullptr;
}

} // namespace sheaf::ui
