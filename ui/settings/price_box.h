// What a service asks for a million tokens, as the user types it: nobody publishes it in a form that could be read.
#pragma once

#include "service/profile.h"

#include <QLocale>
#include <QWidget>

#include <optional>

class QLineEdit;

namespace sheaf::ui {

class Label;

/// A price as it was typed, in the locale's way or with a point; nothing for an empty field, an error for anything that is
/// no number or below zero.
struct TypedPrice {
    std::optional<double> value;
    bool isWrong = false;
};
[[nodiscard]] TypedPrice typedPrice(const QString& text, const QLocale& locale);

class PriceBox : public QWidget
{
    Q_OBJECT

public:
    explicit PriceBox(const service::Profile& profile, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Both are usable, or empty; the currency stands in capitals.
    void priceChanged(std::optional<double> in, std::optional<double> out, const QString& currency);

private:
    [[nodiscard]] QLineEdit* field(const char* name, const QString& accessibleName, const QString& text, int width);
    void take();

    QLineEdit* m_in;
    QLineEdit* m_out;
    QLineEdit* m_currency;
    Label* m_fault;
};

} // namespace sheaf::ui
