// A strip at the top of a page for what concerns the page. It stays until its cause is mended or it is closed; its text
// can be selected and copied.
#pragma once

#include "common/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace sheaf::ui {

class Banner : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Info, Good, Attention, Failed };

    explicit Banner(QWidget* parent = nullptr);

    /// `code` stands behind the sentence in the second colour, for those who search for it.
    void showMessage(Kind kind, const QString& sentence, const QString& code = {});
    /// What can be done about it; an empty text takes the button away.
    void setAction(const QString& text);
    /// A second one that only shows more.
    void setDetails(const QString& text);
    void setClosable(bool closable);
    [[nodiscard]] QString text() const { return m_sentence; }
    [[nodiscard]] Kind kind() const { return m_kind; }

Q_SIGNALS:
    void actionTriggered();
    void detailsRequested();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void refreshLook();
    void dismiss();

    Kind m_kind = Kind::Info;
    QString m_sentence;
    QString m_code;
    QLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_details = nullptr;
    QPushButton* m_action = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace sheaf::ui
