// Lays its items in lines like words and breaks where the width ends. Items of a line stand on one middle.
#pragma once

#include "common/theme.h"

#include <QLayout>

#include <cstddef>
#include <memory>
#include <vector>

namespace sheaf::ui {

class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget* parent = nullptr, int spacing = measure::gap);
    ~FlowLayout() override;

    /// Lines end at the trailing edge instead of beginning at the leading one.
    void setTrailing(bool trailing);

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// The items that share a line.
    struct Line {
        std::size_t end = 0; ///< the first one that does not
        int width = 0;
        int height = 0;
    };
    enum class Pass { Measure, Place };
    int arrange(const QRect& rect, Pass pass) const;
    [[nodiscard]] Line lineFrom(std::size_t first, int room) const;
    void place(std::size_t first, const Line& line, const QRect& rect) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    bool m_isTrailing = false;
};

} // namespace sheaf::ui
