# The Debian packages (12 and newer) that each step needs; read by from-source.sh.

build_packages="build-essential ca-certificates ccache cmake ninja-build pkg-config
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qtkeychain-qt6-dev
    libcli11-dev libcpp-httplib-dev libexpat1-dev libexpected-dev libicu-dev libsimdjson-dev libuchardet-dev libxlsxwriter-dev
    libvalijson-dev libxxhash-dev libzip-dev nlohmann-json3-dev"

# Plug-ins and libraries that are loaded at run time (WebP pictures by the image formats).
run_packages="libqt6sql6-sqlite libqt6svg6 libsecret-1-0 qt6-image-formats-plugins"

# Tests drive the window from outside: an X server, a keychain, the screen reader's interface.
test_packages="at-spi2-core curl dbus desktop-file-utils fonts-dejavu-core gir1.2-atspi-2.0 gnome-keyring imagemagick libsecret-tools
    libglib2.0-bin openbox openssl python3-gi python3-xlib x11-utils xauth xdotool xvfb"
