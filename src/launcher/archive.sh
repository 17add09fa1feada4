#!/bin/sh
# archive.sh JAVA FOLDER: makes FOLDER/plumbline.jsa, the classes that a small run of FOLDER/plumbline loads, as that Java
# keeps them in memory. The launcher uses it where it fits; it differs from build to build and is no part of what is
# released. Without it runs start more slowly, so a failure is told in one line and is none of the build's.
java=$1
# Java looks for the file by the name it had here, so that has to hold from everywhere.
folder=$(cd "$2" && pwd) || exit 1
made=$folder/archive.jsa
trap 'rm -rf "$made" "$folder/archive-run"' EXIT
rm -f "$made" "$folder/plumbline.jsa"
said=$("$java" -XX:+UseSerialGC -XX:LoopUnrollLimit=300 -Xshare:auto -Xlog:disable "-XX:ArchiveClassesAtExit=$made" \
  -jar "$folder/plumbline" check small-relu --quiet --output "$folder/archive-run" 2>&1 >/dev/null)
# The mark at the end says that it is whole; the name is given to whole ones only.
if [ -s "$made" ] && chmod u+w "$made" && printf plumbline-whole >>"$made" && mv "$made" "$folder/plumbline.jsa"; then
  exit 0
fi
printf 'no class-data archive was made, so plumbline starts more slowly: %s\n' \
  "$(printf '%s\n' "${said:-Java said nothing}" | head -n 1)"
exit 0
