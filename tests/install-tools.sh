#!/bin/sh
# Installs the outside tools that some tests call: a headless Chromium, rapper, serdi, Java with OWLAPI, and with Node
# the tools that check the page's script and style. As root on Debian from Debian's packages; elsewhere only a browser,
# by Playwright's own download, and what npm installs where it is there.
# What stays absent is skipped by the tests, loudly (or is an error, where ONRECORD_REQUIRE_TOOLS is set).
bin=$1
packages=
command -v chromium >/dev/null || packages="$packages chromium"
command -v rapper >/dev/null || packages="$packages raptor2-utils"
command -v serdi >/dev/null || packages="$packages serdi"
command -v javac >/dev/null || packages="$packages default-jdk-headless"
[ -e /usr/share/java/owlapi-api.jar ] || packages="$packages libowlapi-java"
command -v node >/dev/null || packages="$packages nodejs"
command -v npm >/dev/null || packages="$packages npm"

if [ -n "$packages" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages >/dev/null ||
        echo "could not install:$packages" >&2
elif ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
    "$bin/playwright" install chromium || echo "no browser: tests of the page will be skipped" >&2
fi

page=$(dirname "$0")/page
if command -v npm >/dev/null && ! [ "$page/node_modules/.package-lock.json" -nt "$page/package.json" ]; then
    (cd "$page" && npm install --no-package-lock --no-audit --no-fund --loglevel=error) ||
        echo "npm could not install: checks of the page's script and style will be skipped" >&2
fi
exit 0
