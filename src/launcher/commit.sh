#!/bin/sh
# commit.sh FOLDER: prints, as properties, the commit that the sources in FOLDER are of, and its day. Git is asked where
# FOLDER is a checkout of its own, and not part of another; an archive that git wrote has them in archived.txt. Where
# neither is so, nothing is printed, and the program says that its commit is unknown. A + behind the commit says that
# files were changed, or added, since.
cd "$1" || exit 1
found=
changed=
if [ "$(git rev-parse --show-toplevel 2>/dev/null)" = "$(pwd -P)" ] &&
  found=$(git log -1 --format='%H %cs' 2>/dev/null); then
  [ -z "$(git --no-optional-locks status --porcelain -- pom.xml src properties 2>/dev/null)" ] || changed=+
else
  found=$(cat src/launcher/archived.txt 2>/dev/null)
fi
case $found in
  '' | '$Format'*) ;;
  *) printf 'commit=%s%s\ndate=%s\n' "${found% *}" "$changed" "${found#* }" ;;
esac
