// practice_serve DIALECT [SCENARIO [SPEED [FOLDER]]]: prints the address of a practice service and keeps it until stdin closes.
#include "practice/practice_service.h"

#include <QCoreApplication>

#include <iostream>

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    const auto service = sheaf::practice::PracticeService::start({ .dialect = arguments.value(1), .scenario = arguments.value(2),
        .speed = arguments.size() > 3 ? arguments.at(3).toDouble() : 100, .folder = arguments.value(4), .key = {} });
    if (!service) {
        std::cerr << "cannot serve: " << qPrintable(service.error().detail) << std::endl;
        return 2;
    }
    std::cout << (*service)->address().toString().toStdString() << std::endl;
    for (std::string line; std::getline(std::cin, line);) { }
    return 0;
}
