// source FILE: a service on 127.0.0.1 that answers every GET with that file, by sendfile, as a web server does. Prints its
// port; runs until it is stopped.
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <string>
#include <thread>

namespace {

bool readHead(int socket)
{
    std::string head;
    std::array<char, 16 * 1024> buffer;
    while (head.find("\r\n\r\n") == std::string::npos) {
        const ssize_t got = ::recv(socket, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return false;
        head.append(buffer.data(), std::size_t(got));
    }
    return true;
}

void serve(int socket, const char* path)
{
    while (readHead(socket)) {
        const int file = ::open(path, O_RDONLY | O_CLOEXEC);
        struct stat status {};
        if (file < 0 || ::fstat(file, &status) != 0)
            break;
        const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: application/jsonl\r\nAccept-Ranges: bytes\r\nETag: \"1\"\r\n"
                                 "Content-Length: " + std::to_string(status.st_size) + "\r\n\r\n";
        bool isGood = ::send(socket, head.data(), head.size(), MSG_NOSIGNAL | MSG_MORE) == ssize_t(head.size());
        off_t at = 0;
        while (isGood && at < status.st_size)
            isGood = ::sendfile(socket, file, &at, std::size_t(status.st_size - at)) > 0;
        ::close(file);
        if (!isGood)
            break;
    }
    ::close(socket);
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("source FILE\n", stderr);
        return 2;
    }
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (listener < 0 || ::bind(listener, generic, length) != 0 || ::listen(listener, 16) != 0
        || ::getsockname(listener, generic, &length) != 0) {
        std::perror("source");
        return 2;
    }
    std::printf("%d\n", int(ntohs(address.sin_port)));
    std::fflush(stdout);
    while (true) {
        const int socket = ::accept(listener, nullptr, nullptr);
        if (socket >= 0)
            std::thread(serve, socket, argv[1]).detach();
    }
}
