#include "home/sample.h"

#include "requests/request_template.h"

#include <QCoreApplication>
#include <QFile>

namespace sheaf::ui {

namespace {

struct Sample {
    Q_DECLARE_TR_FUNCTIONS(sheaf::ui::Sample)
};

} // namespace

QString sampleName()
{
    return Sample::tr("Reviews (sample)");
}

QByteArray sampleTable()
{
    QFile table(QStringLiteral(":/samples/reviews.csv"));
    return table.open(QIODevice::ReadOnly) ? table.readAll() : QByteArray();
}

void prepareSample(project::Project& project)
{
    requests::RequestTemplate prompt;
    prompt.model = QStringLiteral("meta-llama/llama-3.2-3b-instruct/fp-16");
    prompt.user = QStringLiteral("Is this review positive, negative or mixed? Answer with one word: positive, negative or "
                                 "mixed.\n\n{{review}}");
    project.setTemplate(requests::toJson(prompt));
    project.setProfile(QStringLiteral("practice"));
}

} // namespace sheaf::ui
