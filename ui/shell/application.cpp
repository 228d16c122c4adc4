#include "shell/application.h"

#include "base/log.h"
#include "base/sentence.h"
#include "common/banner.h"
#include "common/icon.h"
#include "common/native_dialogs.h"
#include "project/library.h"
#include "settings/appearance_box.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QStandardPaths>

namespace sheaf::ui {

namespace {

const QString themeKey = QStringLiteral("appearance/theme");

QString below(QStandardPaths::StandardLocation place, const QString& name)
{
    return QStandardPaths::writableLocation(place) + QLatin1Char('/') + name;
}

} // namespace

StartOptions startOptions(const QCoreApplication& app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Tables of work for language models."));
    const QCommandLineOption library(QStringLiteral("library"), QCoreApplication::translate("main", "The folder of all projects."), QStringLiteral("DIR"));
    const QCommandLineOption theme(QStringLiteral("theme"), QCoreApplication::translate("main", "light, dark or system."), QStringLiteral("NAME"));
    const QCommandLineOption speed(QStringLiteral("practice-speed"),
        QCoreApplication::translate("main", "How many times faster the practice service works."), QStringLiteral("X"), QStringLiteral("1"));
    const QCommandLineOption sample(QStringLiteral("sample"), QCoreApplication::translate("main", "Begin with the sample project on the first start."));
    const QCommandLineOption scenario(QStringLiteral("practice-scenario"),
        QCoreApplication::translate("main", "What goes well and wrong at the practice service: %1.").arg(practice::scenarios().join(QStringLiteral(", "))),
        QStringLiteral("NAME"));
    parser.addOptions({library, theme, speed, scenario, sample});
    parser.addPositionalArgument(QStringLiteral("files"), QCoreApplication::translate("main", "Tables and folders to open, together as one project."), QStringLiteral("[files…]"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);

    StartOptions options;
    for (const QString& file : parser.positionalArguments())
        options.files += QFileInfo(file).absoluteFilePath();
    if (parser.isSet(library))
        options.library = QFileInfo(parser.value(library)).absoluteFilePath();
    if (parser.isSet(theme))
        options.theme = themeFromName(parser.value(theme));
    if (const double given = parser.value(speed).toDouble(); given > 0)
        options.practiceSpeed = given;
    options.practiceScenario = parser.value(scenario);
    options.sample = parser.isSet(sample);
    return options;
}

Desktop systemDesktop()
{
    return {std::make_unique<NativeDialogs>(), service::makeKeychainStore(), makeNoticeOutlet(), service::makeSleepBlocker()};
}

Application::Application(QApplication& app, const StartOptions& options, Desktop desktop)
    : m_app(app), m_options(options), m_systemPalette(app.palette()),
      m_library(options.library.isEmpty() ? project::defaultLibrary() : options.library),
      m_profilesPath(below(QStandardPaths::AppConfigLocation, QStringLiteral("profiles.json"))),
      m_loadedProfiles(jobs::loadProfiles(m_profilesPath)),
      m_profiles(m_loadedProfiles.value_or(jobs::ProfileBook {service::builtInProfiles()})),
      m_dialogs(std::move(desktop.dialogs)),
      m_practice({.scenario = options.practiceScenario, .speed = options.practiceSpeed,
          .folder = below(QStandardPaths::AppLocalDataLocation, QStringLiteral("practice"))}),
      m_transport(service::makeTransport()), m_keys(std::move(desktop.keychain)),
      m_engine(surroundings()), m_awake(m_engine, std::move(desktop.sleepBlocker)), m_notices(std::move(desktop.notices))
{
    QObject::connect(&m_keys, &jobs::Keys::changed, &m_engine, &jobs::JobEngine::resume);
    logTo(below(QStandardPaths::AppLocalDataLocation, QStringLiteral("log")));
    const ThemeChoice theme = options.theme.value_or(themeFromName(m_settings.value(themeKey).toString()));
    applyTheme(m_app, themeFor(m_systemPalette, theme));
    QApplication::setWindowIcon(applicationIcon());
    const AppContext context {m_engine, m_keys, m_profiles, m_profilesPath, m_library, m_settings, *m_dialogs, systemClock()};
    m_window = std::make_unique<MainWindow>(context, theme);
    QObject::connect(m_window.get(), &MainWindow::themeChosen, m_window.get(), [this](ThemeChoice choice) { setTheme(choice); });
    if (m_notices)
        m_notifier = std::make_unique<Notifier>(context, *m_window, *m_notices);
}

Application::~Application() = default;

jobs::Surroundings Application::surroundings()
{
    return {
        .transport = m_transport.get(),
        .keyFor = [this](const service::Profile& profile) { return m_keys.keyFor(profile); },
        .resolve = [this](service::Profile profile) { return m_practice.resolve(std::move(profile)); },
        .clock = systemClock(),
        .pollEvery = std::nullopt,
    };
}

void Application::setTheme(ThemeChoice choice)
{
    m_settings.setValue(themeKey, themeName(choice));
    applyTheme(m_app, themeFor(m_systemPalette, choice));
}

void Application::start()
{
    m_window->show();
    if (!m_loadedProfiles)
        m_window->showFault(sentence(m_loadedProfiles.error()), codeName(m_loadedProfiles.error().code));
    if (!m_options.files.isEmpty())
        m_window->importFiles(m_options.files);
    else if (m_options.sample && !QFileInfo::exists(m_library))
        m_window->importSample();
    else
        m_window->restorePlace();
}

} // namespace sheaf::ui
