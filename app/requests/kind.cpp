#include "requests/kind.h"

#include <array>

namespace sheaf::requests {

namespace {

struct NamedKind {
    Kind kind;
    QLatin1String name;
};

constexpr std::array namedKinds {
    NamedKind {Kind::Chat, QLatin1String("chat")},
    NamedKind {Kind::Completion, QLatin1String("completion")},
    NamedKind {Kind::Embedding, QLatin1String("embedding")},
};

} // namespace

QString kindName(Kind kind)
{
    for (const NamedKind& named : namedKinds) {
        if (named.kind == kind)
            return named.name;
    }
    return {};
}

std::optional<Kind> kindFromName(const QString& name)
{
    for (const NamedKind& named : namedKinds) {
        if (named.name == name)
            return named.kind;
    }
    return {};
}

std::optional<Kind> kindByMembers(bool messages, bool input, bool prompt)
{
    if (messages)
        return Kind::Chat;
    if (input)
        return Kind::Embedding;
    if (prompt)
        return Kind::Completion;
    return {};
}

std::optional<Kind> kindOfEndpoint(QStringView endpoint)
{
    if (endpoint.endsWith(QLatin1String("/chat/completions")))
        return Kind::Chat;
    if (endpoint.endsWith(QLatin1String("/completions")))
        return Kind::Completion;
    if (endpoint.endsWith(QLatin1String("/embeddings")))
        return Kind::Embedding;
    return {};
}

} // namespace sheaf::requests
