// Labels of a form at the height of the middle of their fields, in one column across several forms.
#pragma once

class QFormLayout;

namespace sheaf::ui {

/// `width` in pixels at 100 %; 0 = as wide as the longest label.
void alignLabels(const QFormLayout& form, int width = 0);

} // namespace sheaf::ui
