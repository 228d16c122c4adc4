// How much goes into one part and how far uploads are apart, as the user types it: services change their limits.
#pragma once

#include "service/profile.h"

#include <QWidget>

class QLineEdit;

namespace sheaf::ui {

class Label;

class LimitsBox : public QWidget
{
    Q_OBJECT

public:
    explicit LimitsBox(const service::Profile& profile, QWidget* parent = nullptr);

Q_SIGNALS:
    /// 0 = no limit. A megabyte is 1,000,000 bytes.
    void limitsChanged(qint64 maxRows, qint64 maxBytes, sheaf::Millis uploadSpacing);

private:
    [[nodiscard]] QLineEdit* field(const char* name, const QString& accessibleName, qint64 value);
    void take();

    QLineEdit* m_rows;
    QLineEdit* m_megabytes;
    QLineEdit* m_seconds;
    Label* m_fault;
};

} // namespace sheaf::ui
