// What a parameter's field takes and what it becomes on the wire. Pure.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace sheaf::ui {

enum class ParameterType { Number, WholeNumber, Text };

struct ParameterSpec {
    QString name; ///< on the wire
    QString label;
    QString hint; ///< tooltip: what it does
    QString wrong; ///< the sentence for anything it does not take
    ParameterType type = ParameterType::Number;
    double smallest = 0;
    double largest = 0;
};

/// temperature, top_p, max_tokens, seed, stop.
[[nodiscard]] QList<ParameterSpec> parameterSpecs();

/// The JSON for what was typed (not empty); nothing when the parameter does not take it.
[[nodiscard]] std::optional<QByteArray> parameterJson(const ParameterSpec& spec, const QString& typed);
/// What the field shows for a value; nothing when the field cannot hold it (a list of stops, for instance).
[[nodiscard]] std::optional<QString> parameterText(const ParameterSpec& spec, const QByteArray& json);

} // namespace sheaf::ui
