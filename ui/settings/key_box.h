// The key of one service: where it is, a way to enter, test and remove it. A key that was entered is never shown again.
#pragma once

#include "common/app_context.h"
#include "settings/key_words.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace sheaf::ui {

class Label;

class KeyBox : public QWidget
{
    Q_OBJECT

public:
    KeyBox(const AppContext& context, service::Profile profile, QWidget* parent = nullptr);

    [[nodiscard]] KeyState state() const { return m_state; }
    /// Whether the field for a key is open: until it is stored, state() tells of the one before.
    [[nodiscard]] bool isEntering() const;
    /// What the last attempt came to; empty = nothing to say.
    [[nodiscard]] QString message() const;
    /// Asks the keychain again.
    void refresh();
    /// Opens the field and puts the keyboard into it.
    void openEntry();

Q_SIGNALS:
    /// Of state() or isEntering().
    void stateChanged();

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildEntry();
    void connectButtons();
    void showState(KeyState state);
    void say(const QString& sentence, Role role);
    void closeEntry();
    void takeKeyState(const Result<QByteArray>& key);
    void followKeys(const QString& profileId);
    void endEntry();
    void store();
    void stored(const Result<void>& result);
    void keepForSession();
    void test();
    void tested(const Result<void>& result);
    void remove();
    void removed(const Result<void>& result);
    void setBusy(bool busy);

    AppContext m_context;
    service::Profile m_profile;
    KeyState m_state = KeyState::Asking;
    int m_asked = 0; ///< how often the keychain was asked: only the newest answer counts
    Label* m_icon = nullptr;
    Label* m_sentence = nullptr;
    QPushButton* m_enter = nullptr;
    QPushButton* m_test = nullptr;
    QPushButton* m_remove = nullptr;
    QWidget* m_entry = nullptr;
    QLineEdit* m_key = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_cancel = nullptr;
    Label* m_message = nullptr;
    QPushButton* m_keep = nullptr;
};

} // namespace sheaf::ui
