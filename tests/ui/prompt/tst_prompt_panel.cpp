// The Prompt panel through its fields and real keys: names that are columns and names that are not, parameters, saving.
#include "common/theme.h"
#include "prompt/prompt_panel.h"
#include "prompt/template_edit.h"
#include "support/imported.h"
#include "ui/support/window_world.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace sheaf;
using namespace sheaf::ui;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

struct Panel {
    test::WindowWorld world;
    AppContext context = world.context();
    std::shared_ptr<project::Project> project
        = test::imported(world.path(s("made")), s("rows.csv"), "id,review\n1,good\n2,bad\n");
    std::unique_ptr<PromptPanel> panel = std::make_unique<PromptPanel>(*project, context);

    Panel()
    {
        panel->resize(320, 800);
        panel->show();
        panel->activateWindow();
    }
    template <class T> T* child(const char* name) const { return panel->findChild<T*>(s(name)); }
    TemplateEdit* prompt() const { return child<TemplateEdit>("promptEdit"); }
};

} // namespace

class TestPromptPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksKnownAndUnknownNames();
    void completesColumnNames();
    void wrongNumberGetsASentence();
    void moreParametersAreChecked();
    void keepsWhatFieldsCannotHold();
    void embeddingsHaveNoSystemText();
    void comesBackAsItWasSaved();
    void followsRenamedColumns();
};

void TestPromptPanel::followsRenamedColumns()
{
    const Panel panel;
    panel.prompt()->setPlainText(s("Is {{ review }} good? {{review}} {{id}} {{{review}}} {review}"));
    const ColumnId review = panel.project->sheet().data().columns.at(1).id;
    panel.project->sheet().renameColumn(review, s("text of it"));
    QCOMPARE(panel.prompt()->toPlainText(), s("Is {{text of it}} good? {{text of it}} {{id}} {{{text of it}}} {review}"));
    QCOMPARE(panel.panel->blocker().contains(s("review")), false);
    QTRY_VERIFY(panel.project->facts().requestTemplate.contains("text of it"));
    panel.project->sheet().undo();
    QCOMPARE(panel.prompt()->toPlainText(), s("Is {{review}} good? {{review}} {{id}} {{{review}}} {review}"));
}

void TestPromptPanel::marksKnownAndUnknownNames()
{
    const Panel panel;
    panel.prompt()->setPlainText(s("{{review}} {{colour}}"));
    const auto formats = panel.prompt()->document()->firstBlock().layout()->formats();
    QCOMPARE(formats.size(), 2);
    const Theme theme = themeFor(QApplication::palette());
    QCOMPARE(formats.at(0).format.foreground().color(), theme.color(Role::Accent));
    QCOMPARE(formats.at(1).format.foreground().color(), theme.color(Role::Failed));
    QCOMPARE(formats.at(1).format.underlineStyle(), QTextCharFormat::WaveUnderline);
    QVERIFY(panel.panel->blocker().contains(s("colour")));
    panel.project->sheet().addColumn(s("colour"), 2);
    QVERIFY(!panel.panel->blocker().contains(s("colour")));
}

void TestPromptPanel::completesColumnNames()
{
    const Panel panel;
    panel.prompt()->setFocus();
    QTest::keyClicks(panel.prompt(), s("Read {{re"));
    QAbstractItemView* popup = panel.prompt()->completer().popup();
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Return);
    QCOMPARE(panel.prompt()->toPlainText(), s("Read {{review}}"));
}

void TestPromptPanel::wrongNumberGetsASentence()
{
    const Panel panel;
    panel.prompt()->setPlainText(s("{{review}}"));
    panel.child<QLineEdit>("modelEdit")->setText(s("m"));
    QCOMPARE(panel.panel->blocker(), QString());
    auto* temperature = panel.child<QLineEdit>("parameter_temperature");
    QTest::keyClicks(temperature, s("9"));
    QVERIFY(!panel.child<QLabel>("parameterFault_temperature")->isHidden());
    QVERIFY(!panel.panel->blocker().isEmpty());
    QVERIFY(panel.panel->currentTemplate().parameters.isEmpty());
    temperature->clear();
    QTest::keyClicks(temperature, s("0.2"));
    QVERIFY(panel.child<QLabel>("parameterFault_temperature")->isHidden());
    QCOMPARE(panel.panel->currentTemplate().parameters.first().value, QByteArray("0.2"));
}

void TestPromptPanel::moreParametersAreChecked()
{
    const Panel panel;
    auto* more = panel.child<QPlainTextEdit>("moreParameters");
    more->setPlainText(s("{\"logprobs\": tru}"));
    QVERIFY(!panel.child<QLabel>("moreParametersFault")->isHidden());
    more->setPlainText(s("{\"model\": \"x\"}"));
    QVERIFY(panel.child<QLabel>("moreParametersFault")->text().contains(s("model")));
    more->setPlainText(s("{\"logprobs\": true}"));
    QVERIFY(panel.child<QLabel>("moreParametersFault")->isHidden());
    QCOMPARE(panel.panel->currentTemplate().parameters.first().name, s("logprobs"));
}

void TestPromptPanel::keepsWhatFieldsCannotHold()
{
    const Panel panel;
    const requests::RequestTemplate given {.kind = requests::Kind::Chat, .model = s("m"), .system = s("be brief"),
        .user = s("{{id}}"), .parameters = {{s("temperature"), "0.20"}, {s("stop"), "[\"a\",\"b\"]"}}};
    panel.panel->setTemplate(given);
    QCOMPARE(panel.panel->currentTemplate(), given);
}

void TestPromptPanel::embeddingsHaveNoSystemText()
{
    const Panel panel;
    auto* kind = panel.child<QComboBox>("kindField");
    kind->setCurrentIndex(kind->findData(int(requests::Kind::Embedding)));
    QVERIFY(panel.child<QWidget>("systemEdit")->isHidden());
    QVERIFY(panel.child<QWidget>("parameter_temperature")->isVisible() == false);
    QCOMPARE(panel.panel->currentTemplate().kind, requests::Kind::Embedding);
}

void TestPromptPanel::comesBackAsItWasSaved()
{
    Panel panel;
    panel.prompt()->setPlainText(s("Say {{review}}"));
    panel.panel.reset(); // saves what was typed last
    const PromptPanel again(*panel.project, panel.context);
    QCOMPARE(again.currentTemplate().user, s("Say {{review}}"));
}

QTEST_MAIN(TestPromptPanel)
#include "tst_prompt_panel.moc"
