#!/bin/sh
# Installs the outside tools that some tests call: a headless Chromium, rapper, serdi, Java with OWLAPI.
# As root on Debian from Debian's packages; elsewhere only a browser, by Playwright's own download.
# What stays absent is skipped by the tests, loudly (or is an error, where ONRECORD_REQUIRE_TOOLS is set).
bin=$1
packages=
command -v chromium >/dev/null || packages="$packages chromium"
command -v rapper >/dev/null || packages="$packages raptor2-utils"
command -v serdi >/dev/null || packages="$packages serdi"
command -v javac >/dev/null || packages="$packages default-jdk-headless"
[ -e /usr/share/java/owlapi-api.jar ] || packages="$packages libowlapi-java"

if [ -n "$packages" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages >/dev/null ||
        echo "could not install:$packages" >&2
elif ! command -v chromium >/dev/null && ! command -v google-chrome >/dev/null; then
    "$bin/playwright" install chromium || echo "no browser: tests of the page will be skipped" >&2
fi
exit 0
