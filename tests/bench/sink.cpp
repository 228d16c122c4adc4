// sink [MB_PER_SECOND]: a service that takes uploads on 127.0.0.1, throws them away and answers with a file's id.
// Prints its port; runs until it is stopped. 0 = as fast as it can.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;

void sendAll(int socket, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t sent = ::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        text.remove_prefix(std::size_t(sent));
    }
}

/// A header's value; names are compared without case.
std::string header(const std::string& head, std::string_view lowerCaseName)
{
    std::string lower = head;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    const std::size_t at = lower.find("\r\n" + std::string(lowerCaseName) + ":");
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + lowerCaseName.size() + 3;
    const std::size_t first = lower.find_first_not_of(' ', begin);
    return lower.substr(first, lower.find("\r\n", first) - first);
}

/// Reads `left` bytes, not faster than the rate.
bool discard(int socket, long long left, double bytesPerSecond)
{
    std::array<char, 256 * 1024> buffer;
    const auto start = Clock::now();
    double done = 0;
    while (left > 0) {
        const ssize_t got = ::recv(socket, buffer.data(), std::size_t(std::min<long long>(left, std::ssize(buffer))), 0);
        if (got <= 0)
            return false;
        left -= got;
        done += double(got);
        if (bytesPerSecond > 0)
            std::this_thread::sleep_until(start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(done / bytesPerSecond)));
    }
    return true;
}

/// One request; false when the connection is over.
bool serveOne(int socket, double bytesPerSecond)
{
    std::string head;
    std::array<char, 16 * 1024> buffer;
    std::size_t end = std::string::npos;
    while ((end = head.find("\r\n\r\n")) == std::string::npos) {
        const ssize_t got = ::recv(socket, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return false;
        head.append(buffer.data(), std::size_t(got));
    }
    const long long bodyRead = static_cast<long long>(head.size() - end - 4);
    head.resize(end + 2);
    if (header(head, "expect") == "100-continue")
        sendAll(socket, "HTTP/1.1 100 Continue\r\n\r\n");
    if (!discard(socket, std::atoll(header(head, "content-length").c_str()) - bodyRead, bytesPerSecond))
        return false;
    sendAll(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{\"id\":\"file-1\"}");
    return true;
}

void serve(int socket, double bytesPerSecond)
{
    while (serveOne(socket, bytesPerSecond)) { }
    ::close(socket);
}

} // namespace

int main(int argc, char** argv)
{
    const double bytesPerSecond = argc > 1 ? std::atof(argv[1]) * 1e6 : 0;
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (listener < 0 || ::bind(listener, generic, length) != 0 || ::listen(listener, 16) != 0
        || ::getsockname(listener, generic, &length) != 0) {
        std::perror("sink");
        return 2;
    }
    std::printf("%d\n", int(ntohs(address.sin_port)));
    std::fflush(stdout);
    while (true) {
        const int socket = ::accept(listener, nullptr, nullptr);
        if (socket >= 0)
            std::thread(serve, socket, bytesPerSecond).detach();
    }
}
