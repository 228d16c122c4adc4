// bench_scroll PROJECT: the table of an existing project in a window of 1600 x 900. How long from opening until rows are
// seen, and how long every frame takes while it is scrolled page by page and to random places: the scrolling, the painting and
// the taking over of rows that arrive are this thread's work and count; the reading is a worker's.
#include "bench/measure.h"
#include "project/project.h"
#include "sheet/sheet_model.h"
#include "sheet/sheet_view.h"

#include <QApplication>
#include <QFile>
#include <QRandomGenerator>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace sheaf;

namespace {

constexpr int frames = 1'000;
/// A turn of the events that is shorter had none.
constexpr double nothingHappened = 20e-6;

class Scrolling
{
public:
    explicit Scrolling(ui::SheetView& view) : m_view(view) { }

    /// One step and what it causes until the rows stand there; each turn of the events is a frame.
    void step(const std::function<void()>& scroll)
    {
        frame([&] {
            scroll();
            m_view.viewport()->repaint();
        });
        const bench::Stopwatch waiting;
        while (!isFilled() && waiting.seconds() < 1)
            frame([] { QCoreApplication::processEvents(QEventLoop::AllEvents); });
        m_untilThere.push_back(waiting.seconds());
    }

    void print(const char* what)
    {
        std::ranges::sort(m_frames);
        std::ranges::sort(m_untilThere);
        const auto at = [](const std::vector<double>& sorted, double share) {
            return sorted[size_t(share * double(sorted.size() - 1))] * 1000;
        };
        const auto late = std::ranges::count_if(m_frames, [](double seconds) { return seconds > 0.016; });
        std::printf("%-16s frames %zu  median %.2f ms  99%% %.2f ms  longest %.2f ms  over 16 ms %.2f%%  rows there: median %.1f ms, longest %.1f ms\n",
            what, m_frames.size(), at(m_frames, 0.5), at(m_frames, 0.99), at(m_frames, 1), 100 * double(late) / double(m_frames.size()),
            at(m_untilThere, 0.5), at(m_untilThere, 1));
        m_frames.clear();
        m_untilThere.clear();
    }

    [[nodiscard]] bool isFilled() const
    {
        const int first = std::max(0, m_view.rowAt(0));
        const int last = m_view.rowAt(m_view.viewport()->height() - 1);
        const auto& model = m_view.sheetModel();
        return model.text(first, 0) && model.text(last < 0 ? model.rowCount() - 1 : last, 0);
    }

private:
    template <class Work> void frame(Work work)
    {
        const bench::Stopwatch watch;
        work();
        if (watch.seconds() > nothingHappened)
            m_frames.push_back(watch.seconds());
    }

    ui::SheetView& m_view;
    std::vector<double> m_frames;
    std::vector<double> m_untilThere;
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("bench_scroll PROJECT\n", stderr);
        return 2;
    }
    const bench::Stopwatch opening;
    auto loaded = project::Project::load(QFile::decodeName(argv[1]));
    if (!loaded)
        return bench::failed(loaded.error());
    const auto project = std::make_shared<project::Project>(std::move(*loaded));
    ui::SheetModel model(project);
    ui::SheetView view(model);
    view.resize(1600, 900);
    view.show();
    Scrolling scrolling(view);
    while (!scrolling.isFilled() && opening.seconds() < 30)
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    view.viewport()->repaint();
    std::printf("%d rows; opened with rows in %.0f ms; peak_mb %.1f\n", model.rowCount(), opening.seconds() * 1000, bench::peakMegabytes());

    QScrollBar* bar = view.verticalScrollBar();
    for (int i = 0; i < frames; ++i)
        scrolling.step([&] { bar->triggerAction(QAbstractSlider::SliderPageStepAdd); });
    scrolling.print("page by page");
    QRandomGenerator random(1);
    for (int i = 0; i < frames; ++i)
        scrolling.step([&] { bar->setValue(random.bounded(bar->maximum() + 1)); });
    scrolling.print("random jumps");
    std::printf("peak_mb %.1f\n", bench::peakMegabytes());
    return 0;
}
