// fault_proxy SERVICE [RULE]…: the proxy as a program, until standard input closes. Prints its address. Reads commands from
// standard input (`add RULE`, `clear`, `release`, or an empty line) and answers each with a line for every request that has
// arrived since the last one, and "held N". Rules: see fault_rule.h.
#include "support/fault_proxy.h"

#include <QCoreApplication>

#include <cstdio>
#include <iostream>
#include <string>

using sheaf::test::FaultProxy;

namespace {

bool addRule(FaultProxy& proxy, const QString& text)
{
    const auto rule = sheaf::test::ruleFromText(text);
    if (rule)
        proxy.add(*rule);
    else
        std::fprintf(stderr, "fault_proxy: no rule: %s\n", qPrintable(text));
    return rule.has_value();
}

void obey(FaultProxy& proxy, const QString& command)
{
    if (command.startsWith(QLatin1String("add ")))
        addRule(proxy, command.mid(4));
    else if (command == QLatin1String("clear"))
        proxy.clear();
    else if (command == QLatin1String("release"))
        proxy.release();
    else
        std::fprintf(stderr, "fault_proxy: no command: %s\n", qPrintable(command));
}

/// What has happened since the last call.
void report(const FaultProxy& proxy, qsizetype& reported)
{
    const auto passed = proxy.passed();
    for (; reported < passed.size(); ++reported)
        std::printf("%s %s\n", passed[reported].method.constData(), passed[reported].path.constData());
    std::printf("held %d\n", proxy.held());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QUrl service(arguments.value(0));
    if (service.port() < 0) {
        std::fputs("usage: fault_proxy http://127.0.0.1:PORT/v1 [RULE]...\n", stderr);
        return 2;
    }
    FaultProxy proxy(service);
    for (const QString& rule : arguments.mid(1)) {
        if (!addRule(proxy, rule))
            return 2;
    }
    std::printf("%s\n", qPrintable(proxy.address().toString()));
    std::fflush(stdout);
    qsizetype reported = 0;
    for (std::string line; std::getline(std::cin, line);) {
        if (!line.empty())
            obey(proxy, QString::fromStdString(line));
        report(proxy, reported);
    }
    return 0;
}
