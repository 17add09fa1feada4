#!/bin/sh
# A jar follows these lines: Java finds a zip archive's directory from the end of the file, so this file is both.
# The age of the Java installation is read from its `release` file, which costs no start of a virtual machine.
fail() {
  printf 'plumbline: %s\n' "$1" >&2
  exit 70
}

if [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
  [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, which has no bin/java; expected an installation of Java 17 or newer"
else
  java=$(command -v java) || fail 'no java found on PATH and JAVA_HOME is not set; expected Java 17 or newer'
fi

real=$(readlink -f "$java" 2>/dev/null) || real=$java
release=${real%/bin/java}/release
if [ -r "$release" ]; then
  while IFS='=' read -r key value; do
    [ "$key" = JAVA_VERSION ] || continue
    version=${value#\"}
    version=${version%\"}
    major=${version#1.}
    major=${major%%[!0-9]*}
    [ "${major:-17}" -ge 17 ] || fail "$java is Java $version; expected Java 17 or newer"
    break
  done <"$release"
fi

# Java reads the names of files as the locale says; under C it could not open a name with an umlaut.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

# What is printed is as wide as the terminal, which the terminal itself knows.
terminal=false
output=false
columns=
if [ "${TERM:-dumb}" != dumb ]; then
  [ ! -t 2 ] || terminal=true
  [ ! -t 1 ] || output=true
fi
if [ -t 1 ]; then
  columns=$(stty size <&1 2>/dev/null)
elif [ -t 2 ]; then
  columns=$(stty size <&2 2>/dev/null)
fi
columns=${columns##* }

# Java finds the archive by its last bytes. Without them it would end with 1, which means VIOLATED here.
[ "$(tail -c 22 "$0" 2>/dev/null | head -c 2)" = PK ] || fail "$0 is not a whole file; build or copy it again"

# A collector that the environment asks for comes before ours; two of them would be refused.
given="${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${_JAVA_OPTIONS:-} ${PLUMBLINE_JAVA_OPTS:-}"
case $given in
  *-XX:+Use*GC*) collector= ;;
  *) collector=-XX:+UseSerialGC ;;
esac

# Most of a short run is the compiler's time: it waits until a method has run ten times as often as it would by
# itself, and copies no methods of more than 150 bytes into others.
compiler="-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000
-XX:Tier4BackEdgeThreshold=400000 -XX:FreqInlineSize=150"

# Loops over many samples have long bodies, which by default Java does not put into vector registers.
# PLUMBLINE_JAVA_OPTS is a list of options, split at blanks.
options="$collector $compiler -XX:LoopUnrollLimit=300 -XX:-UsePerfData -Xshare:auto -Dplumbline.terminal=$terminal -Dplumbline.output=$output -Dplumbline.columns=$columns ${PLUMBLINE_JAVA_OPTS:-}"

# Classes that the build has loaded and checked already, for the Java that it ran on and for this very file. Java goes
# without where they do not fit, and says nothing. Half a file would crash it, so the build marks the end of a whole
# one. A colon would part the names of two archives.
self=$0
[ ! -L "$0" ] || self=$(readlink -f "$0" 2>/dev/null) || self=$0
archive=$self.jsa
case $archive in
  *:*) archive= ;;
esac
case $given in
  *-Xshare* | *-XX:SharedArchiveFile* | *-XX:ArchiveClassesAtExit*) archive= ;;
esac
[ -r "$archive" ] && [ "$(tail -c 15 "$archive" | tr -d '\000')" = plumbline-whole ] || archive=

# A Java that does not start ends with 1 as well. It may fail to start where somebody gave it options or
# limited its memory, so there it is tried first.
if [ "$given" != '   ' ] || [ "$(ulimit -v)" != unlimited ]; then
  # shellcheck disable=SC2086
  said=$("$java" $options -version 2>&1) ||
    fail "Java does not start with the options or the memory it is given: $(printf '%s\n' "$said" | grep -v '^Picked up\|^NOTE:\|^Error occurred during' | head -n 1)"
fi

# shellcheck disable=SC2086
exec "$java" ${archive:+"-XX:SharedArchiveFile=$archive" -Xlog:disable} $options -jar "$0" "$@"
exit 70
