// A filter in a pill: shape, word and count. One of a ChipBar's chips is chosen at a time.
#pragma once

#include "common/theme.h"

#include <QAbstractButton>

namespace sheaf::ui {

struct ChipSpec
{
    QString id;
    QString label;
    QString icon; ///< may be empty
    Role role = Role::Text; ///< colour of the icon
    qint64 count = -1; ///< below 0: no figure
};

class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const ChipSpec& spec, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const { return m_spec.id; }
    void setSpec(const ChipSpec& spec);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString countText() const;

    ChipSpec m_spec;
};

} // namespace sheaf::ui
