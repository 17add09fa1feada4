# Java finds the archive by its last bytes. Without them it would end with 1, which means VIOLATED here.
[ "$(tail -c 22 "$0" 2>/dev/null | head -c 2)" = PK ] || fail "$0 is not a whole file; build or copy it again"

# A collector that the environment asks for comes before ours; two of them would be refused.
given="${JAVA_TOOL_OPTIONS:-} ${JDK_JAVA_OPTIONS:-} ${_JAVA_OPTIONS:-} ${PLUMBLINE_JAVA_OPTS:-}"
case $given in
  *-XX:+Use*GC*) collector= ;;
  *) collector=-XX:+UseSerialGC ;;
esac

# Loops over many samples have long bodies, which by default Java does not put into vector registers.
# PLUMBLINE_JAVA_OPTS is a list of options, split at blanks.
options="$collector -XX:LoopUnrollLimit=300 -XX:-UsePerfData -Xshare:auto -Dplumbline.terminal=$terminal ${PLUMBLINE_JAVA_OPTS:-}"

# A Java that does not start ends with 1 as well. It may fail to start where somebody gave it options or
# limited its memory, so there it is tried first.
if [ "$given" != '   ' ] || [ "$(ulimit -v)" != unlimited ]; then
  # shellcheck disable=SC2086
  said=$("$java" $options -version 2>&1) ||
    fail "Java does not start with the options or the memory it is given: $(printf '%s\n' "$said" | grep -v '^Picked up\|^NOTE:' | head -n 1)"
fi

# shellcheck disable=SC2086
exec "$java" $options -jar "$0" "$@"
exit 70
