#include "settings/key_box.h"

#include "base/sentence.h"
#include "base/when_done.h"
#include "common/icon.h"
#include "common/label.h"
#include "jobs/service_access.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace sheaf::ui {

namespace {

QPushButton* button(QWidget* parent, const char* name, const QString& text, const QString& tip)
{
    auto* made = new QPushButton(text, parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setToolTip(tip);
    made->setAutoDefault(false);
    return made;
}

} // namespace

KeyBox::KeyBox(const AppContext& context, service::Profile profile, QWidget* parent)
    : QWidget(parent), m_context(context), m_profile(std::move(profile))
{
    setObjectName(QStringLiteral("keyBox-") + m_profile.id);
    build();
    connectButtons();
    refresh();
}

void KeyBox::build()
{
    m_icon = new Label({}, TextKind::Body, this);
    m_sentence = new Label({}, TextKind::Body, this);
    m_sentence->setObjectName(QStringLiteral("keyState"));
    m_enter = button(this, "enterKey", tr("Enter key…"), tr("Store a key for %1 in the keychain").arg(m_profile.name));
    m_test = button(this, "testKey", tr("Test"), tr("Ask %1 whether it accepts the key").arg(m_profile.name));
    m_remove = button(this, "removeKey", tr("Remove"), tr("Take the key out of the keychain"));
    m_message = new Label({}, TextKind::Body, this);
    m_message->setObjectName(QStringLiteral("keyMessage"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_keep = button(this, "keepForSession", tr("Keep it until I close Sheaf"), tr("In memory only, never in a file"));

    auto* line = new QHBoxLayout;
    line->setSpacing(measure::gap);
    line->addWidget(m_icon);
    line->addWidget(m_sentence, 1);
    for (QPushButton* each : {m_enter, m_test, m_remove})
        line->addWidget(each);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(measure::gap);
    rows->addLayout(line);
    buildEntry();
    rows->addWidget(m_entry);
    rows->addWidget(m_message);
    rows->addWidget(m_keep, 0, Qt::AlignLeading);
    m_message->hide();
    m_keep->hide();
}

void KeyBox::buildEntry()
{
    m_entry = new QWidget(this);
    m_key = new QLineEdit(m_entry);
    m_key->setObjectName(QStringLiteral("key"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_key->setPlaceholderText(tr("Paste the key here"));
    m_key->setAccessibleName(tr("Key for %1").arg(m_profile.name));
    m_save = button(m_entry, "saveKey", tr("Store in keychain"), tr("Store the key in the system's keychain"));
    m_cancel = button(m_entry, "cancelKey", tr("Cancel"), tr("Forget what was typed"));
    auto* line = new QHBoxLayout(m_entry);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(measure::gap);
    line->addWidget(m_key, 1);
    line->addWidget(m_save);
    line->addWidget(m_cancel);
    m_entry->hide();
}

void KeyBox::connectButtons()
{
    connect(m_enter, &QPushButton::clicked, this, &KeyBox::openEntry);
    connect(m_test, &QPushButton::clicked, this, &KeyBox::test);
    connect(m_remove, &QPushButton::clicked, this, &KeyBox::remove);
    connect(m_save, &QPushButton::clicked, this, &KeyBox::store);
    connect(m_cancel, &QPushButton::clicked, this, &KeyBox::closeEntry);
    connect(m_keep, &QPushButton::clicked, this, &KeyBox::keepForSession);
    connect(m_key, &QLineEdit::textChanged, this, [this](const QString& text) { m_save->setEnabled(!text.trimmed().isEmpty()); });
    m_save->setEnabled(false);
    m_key->installEventFilter(this);
    connect(&m_context.keys, &jobs::Keys::changed, this, &KeyBox::followKeys);
    connect(&m_context.keys, &jobs::Keys::removed, this, &KeyBox::followKeys);
}

bool KeyBox::eventFilter(QObject* watched, QEvent* event)
{
    // A line edit lets Enter through to the dialog around it, and there it would press the default button.
    if (watched == m_key && event->type() == QEvent::KeyPress) {
        const int key = static_cast<const QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            store();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void KeyBox::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_state != KeyState::Unreadable || isEntering() || event->spontaneous())
        return;
    say({}, Role::Text); // the keychain may have been unlocked meanwhile
    refresh();
}

bool KeyBox::isEntering() const
{
    return !m_entry->isHidden();
}

QString KeyBox::message() const
{
    return m_message->isHidden() ? QString() : m_message->text();
}

void KeyBox::refresh()
{
    if (!m_profile.needsKey) {
        showState(KeyState::NotNeeded);
        return;
    }
    showState(KeyState::Asking);
    whenDone(m_context.keys.keyFor(m_profile), this, [this, asked = ++m_asked](const Result<QByteArray>& key) {
        if (asked == m_asked) // a slow keychain must not speak over what was stored meanwhile
            takeKeyState(key);
    });
}

void KeyBox::takeKeyState(const Result<QByteArray>& key)
{
    if (key && !key->isEmpty())
        showState(m_context.keys.isKeptForSession(m_profile.id) ? KeyState::ForSession : KeyState::InKeychain);
    else if (key || key.error().code == ErrorCode::KeyMissing)
        showState(KeyState::None);
    else {
        showState(KeyState::Unreadable);
        say(sentence(key.error()), Role::Failed);
    }
}

/// A key was given or removed, in this box or in another one.
void KeyBox::followKeys(const QString& profileId)
{
    if (profileId != m_profile.id)
        return;
    say({}, Role::Text); // what stands there is about the key before
    refresh();
}

void KeyBox::showState(KeyState state)
{
    m_state = state;
    const KeyWords words = keyWords(state);
    const int side = scaled(measure::smallIcon, *this);
    m_icon->setPixmap(iconPixmap(words.icon, themeOf(*this).color(words.role), {side, side}, devicePixelRatioF()));
    m_sentence->setText(words.sentence);
    const bool there = state == KeyState::InKeychain || state == KeyState::ForSession;
    m_enter->setText(there ? tr("Replace key…") : tr("Enter key…"));
    m_enter->setVisible(m_profile.needsKey && !isEntering());
    m_test->setVisible(isUsable(state));
    m_remove->setVisible(there);
    Q_EMIT stateChanged();
}

void KeyBox::say(const QString& words, Role role)
{
    m_message->setText(words);
    m_message->setRole(role);
    m_message->setVisible(!words.isEmpty());
    m_keep->hide();
}

void KeyBox::openEntry()
{
    say({}, Role::Text);
    m_entry->show();
    m_enter->hide();
    m_key->setFocus();
    Q_EMIT stateChanged();
}

void KeyBox::closeEntry()
{
    m_key->clear();
    m_entry->hide();
    m_keep->hide();
    m_enter->setVisible(m_profile.needsKey);
    m_enter->setFocus();
    Q_EMIT stateChanged();
}

void KeyBox::store()
{
    const QByteArray key = m_key->text().trimmed().toUtf8();
    if (key.isEmpty())
        return;
    setBusy(true);
    say(tr("Waiting for the keychain…"), Role::SecondText);
    whenDone(m_context.keys.store(m_profile.id, key), this, [this](const Result<void>& result) { stored(result); });
}

void KeyBox::stored(const Result<void>& result)
{
    setBusy(false);
    if (result)
        return endEntry();
    say(sentence(result.error()), Role::Failed);
    m_keep->setVisible(isKeychainFault(result.error().code));
    if (m_keep->isVisible())
        m_keep->setFocus();
}

void KeyBox::keepForSession()
{
    m_context.keys.keepForSession(m_profile.id, m_key->text().trimmed().toUtf8());
    endEntry();
}

/// The state itself follows from the keys, see followKeys().
void KeyBox::endEntry()
{
    closeEntry();
    say({}, Role::Text);
}

void KeyBox::test()
{
    setBusy(true);
    say(tr("Asking %1…").arg(m_profile.name), Role::SecondText);
    whenDone(jobs::testKey(m_context.engine.surroundings(), m_profile), this,
        [this](const Result<void>& result) { tested(result); });
}

void KeyBox::tested(const Result<void>& result)
{
    setBusy(false);
    if (!result)
        say(sentence(result.error()), Role::Failed);
    else if (m_profile.needsKey)
        say(tr("%1 answers and accepts the key.").arg(m_profile.name), Role::Good);
    else
        say(tr("%1 answers.").arg(m_profile.name), Role::Good);
}

void KeyBox::remove()
{
    setBusy(true);
    whenDone(m_context.keys.remove(m_profile.id), this, [this](const Result<void>& result) { removed(result); });
}

void KeyBox::removed(const Result<void>& result)
{
    setBusy(false);
    say(result ? tr("The key was removed.") : sentence(result.error()), result ? Role::SecondText : Role::Failed);
    if (!result)
        refresh(); // one that was in memory only is gone all the same
}

void KeyBox::setBusy(bool busy)
{
    for (QWidget* each : std::initializer_list<QWidget*> {m_enter, m_test, m_remove, m_key, m_keep})
        each->setEnabled(!busy);
    m_save->setEnabled(!busy && !m_key->text().trimmed().isEmpty());
}

} // namespace sheaf::ui
