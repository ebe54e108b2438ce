# Sourced by the programs of this folder: finds a JDK, builds what is missing or out of date, and
# becomes the program. POSIX sh. Messages go to standard error; nothing is written outside target.
#
#   launch MODULE PROGRAM MAIN_CLASS [ARGUMENT...]   never returns
#   prepare MODULE                                   only the JDK and the build; sets java_home, run
#
# TRELLIS_JAVA_HOME chooses the JDK, TRELLIS_JAVA_OPTS adds options of the Java virtual machine.

root=$(dirname "$(dirname "$(readlink -f "$0")")")

# As jvm.flags in pom.xml. What the machine logs by itself must not mix with results on stdout.
jvm_flags='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
    -Xlog:disable -Xlog:all=error:stderr -Dfile.encoding=UTF-8'

# The program that holds keys leaves nothing of its memory on the disk, not even when it crashes, lets
# no other program attach to it, ends when memory runs out, and makes no object of serialised bytes.
guard_flags='-XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -XX:+ExitOnOutOfMemoryError
    -XX:+SuppressFatalErrorMessage -XX:+DisableAttachMechanism -Djdk.serialFilter=!*'

say() {
    printf 'Trellis: %s\n' "$1" >&2
}

fail() { # SENTENCE [EXIT_CODE]
    say "$1"
    exit "${2:-1}"
}

# True if $1 is the home of a JDK 25 or later. Reads its file `release`: no Java is started.
is_jdk() {
    [ -x "$1/bin/javac" ] || return 1
    feature=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
    [ "${feature:-0}" -ge 25 ]
}

find_jdk() {
    java_home=${TRELLIS_JAVA_HOME:-}
    if [ -n "$java_home" ]; then
        is_jdk "$java_home" || fail "TRELLIS_JAVA_HOME is $java_home, which is no JDK 25 or later." 78
        return
    fi
    on_path=$(command -v java) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
    for java_home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}" "$on_path" \
        /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        is_jdk "$java_home" && return
    done
    fail 'a JDK 25 or later is needed and none was found: install one, or set JAVA_HOME to it.' 78
}

# What a program is built from, relative to the root.
sources_of() { # MODULE
    case $1 in
    research) set -- core backtesting optimization clients trading cli cli/terminal cli/research ;;
    trade) set -- core clients trading cli cli/terminal cli/trade ;;
    kraken-sim) set -- core backtesting clients/kraken-sim trading cli cli/terminal cli/kraken-sim ;;
    benchmarks) set -- core backtesting optimization clients clients/kraken-sim trading cli cli/terminal benchmarks ;;
    notebooks) set -- core backtesting optimization clients trading notebooks ;;
    esac
    echo pom.xml
    for part in "$@"; do
        echo "$part/pom.xml $part/src/main"
    done
}

# Where a module lies, relative to the root.
folder_of() { # MODULE
    case $1 in
    benchmarks | notebooks) echo "$1" ;;
    *) echo "cli/$1" ;;
    esac
}

# Sets `run` to the folder of jars to start from; false if there is none or a source is newer.
is_built() { # MODULE
    target=$root/$(folder_of "$1")/target/program
    built=$target/built
    [ -f "$built" ] && read -r run <"$built" || return 1
    run=$target/$run
    [ -d "$run" ] || return 1
    newer=$(cd "$root" && find $(sources_of "$1") -newer "$built" 2>/dev/null | head -n 1)
    [ -z "$newer" ]
}

# One build at a time in this checkout, whichever program asks for it.
lock() {
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$root/target/launcher.lock"
        flock -n 9 && return
        say 'waiting for a build that another program has started ...'
        flock 9
    else
        until ln -s $$ "$root/target/launcher.pid" 2>/dev/null; do
            holder=$(readlink "$root/target/launcher.pid") || continue
            kill -0 "$holder" 2>/dev/null || rm -f "$root/target/launcher.pid"
            sleep 1
        done
        trap 'rm -f "$root/target/launcher.pid"' EXIT
        trap 'exit 130' HUP INT TERM
    fi
}

unlock() {
    if command -v flock >/dev/null 2>&1; then
        exec 9>&-
    else
        rm -f "$root/target/launcher.pid"
        trap - EXIT HUP INT TERM
    fi
}

commit() {
    [ -e "$root/.git" ] && git -C "$root" describe --always --dirty --exclude '*' 2>/dev/null ||
        echo dev
}

first_error() { # LOG
    sed -n -e '/COMPILATION ERROR/d' -e '/ERROR/{s/^[^]]*] *//;s/ *-> .*//;p;q;}' "$1"
}

# Maven's jars are copied to a folder of their own, so that a later build never changes the files
# under a running program.
build() { # MODULE
    target=$root/$(folder_of "$1")/target/program
    if [ -f "$target/built" ]; then
        say 'building (sources have changed) ...'
    else
        say 'building (first use, about a minute) ...'
    fi
    log=$root/target/build-$1.log
    touch "$root/target/build-$1.start"
    JAVA_HOME=$java_home mvn -B -ntp -f "$root/pom.xml" -pl "$(folder_of "$1")" -am \
        -Pprogram -Dtrellis.commit="$(commit)" package >"$log" 2>&1 </dev/null ||
        fail "the build failed: $(first_error "$log") (full log: $log)."

    previous=
    [ -f "$target/built" ] && read -r previous <"$target/built"
    for old in "$target"/run-*; do
        [ "$old" = "$target/$previous" ] || rm -rf "$old"
    done
    name=run-$(date +%s)-$$
    run=$target/$name
    # What every start needs comes first, so that the large archives behind stay closed until used.
    mkdir "$run" "$run/first" && cp -R "$target/lib" "$run/lib" &&
        cp "$target/trellis-$1"-*.jar "$run/first" &&
        find "$run/lib" \( -name 'trellis-*.jar' -o -name 'picocli-*.jar' \) \
            -exec mv {} "$run/first" \; ||
        fail "the build cannot be copied to $run."
    train "$1" >>"$log" 2>&1 </dev/null
    echo "$name" >"$target/built.new"
    touch -r "$root/target/build-$1.start" "$target/built.new"
    mv "$target/built.new" "$target/built"
}

# Short runs on the shipped sample, to record which classes a program loads and where it is hot:
# later starts find them prepared.
train() { # MODULE
    training=$root/target/training
    strategy=$root/strategies/example-geometric.json
    mkdir -p "$training"
    case $1 in
    research)
        record data io.trellis.cli.data.DataProgram \
            import "$root/data/sample/BTC-USDT_1m_synthetic.csv.gz" --venue synthetic \
            --symbol BTC/USDT --timeframe 1m --out "$training/bars.parquet" --force
        rm -f "$training/runs.parquet"
        record backtest io.trellis.cli.backtest.BacktestProgram \
            sweep --strategy "$strategy" --data "$training/bars.parquet" \
            --set grid.cells=10..60/1 --out "$training/runs.parquet"
        record optimize io.trellis.cli.optimize.OptimizeProgram \
            genetic --strategy "$strategy" --data "$training/bars.parquet" \
            --unvalidated --population 40 --generations 40 --out "$training/found.json" --force
        run_java io.trellis.cli.data.DataProgram \
            export "$training/bars.parquet" --feed "$training/bars.feed" --force
        ;;
    trade)
        record trade io.trellis.cli.trade.TradeProgram \
            paper "$strategy" --unvalidated --feed "$training/bars.feed"
        ;;
    kraken-sim)
        record kraken-sim io.trellis.cli.krakensim.KrakenSimProgram \
            --ports 0,0,0 --for 2s --key-file "$training/kraken-sim.key"
        ;;
    esac
}

# Without the means for the longer run, the help text is better than nothing.
record() { # PROGRAM MAIN_CLASS ARGUMENT...
    cache=$run/$1.aot
    shift
    run_java -XX:AOTCacheOutput="$cache" "$@" ||
        run_java -XX:AOTCacheOutput="$cache" "$1" --help ||
        rm -f "$cache"
}

run_java() { # [OPTION] MAIN_CLASS ARGUMENT...
    TRELLIS_HOME=$training "$java_home/bin/java" $jvm_flags -cp "$run/first/*:$run/lib/*" "$@"
}

prepare() { # MODULE
    find_jdk
    is_built "$1" && return
    command -v mvn >/dev/null 2>&1 ||
        fail 'Maven (mvn) is needed to build the programs and is not on the PATH: install it.'
    mkdir -p "$root/target" 2>/dev/null && [ -w "$root/target" ] && [ -w "$root/$(folder_of "$1")" ] ||
        fail "the programs must be built, but $root cannot be written to."
    lock
    is_built "$1" || build "$1"
    unlock
}

# Sets `terminal` to what the programs want to know of their streams, which Java cannot tell apart.
streams() {
    terminal=-Dtrellis.messages=file
    [ -t 2 ] && terminal=-Dtrellis.messages=terminal
    [ -t 1 ] || return 0
    size=$(stty size 2>/dev/null </dev/tty) || size='0 0'
    terminal="$terminal -Dtrellis.columns=${size#* }"
}

launch() { # MODULE PROGRAM MAIN_CLASS ARGUMENT...
    prepare "$1"
    cache=$run/$2.aot
    if [ "$1" = trade ]; then
        jvm_flags="$jvm_flags $guard_flags"
        ulimit -c 0
    fi
    shift 2
    set -- -cp "$run/first/*:$run/lib/*" "$@"
    # Named only if it is there: a missing cache would be reported on standard output.
    [ -f "$cache" ] && set -- "-XX:AOTCache=$cache" "$@"
    streams
    set -f # Options are split at spaces, and not expanded as file names.
    exec "$java_home/bin/java" $jvm_flags $terminal ${TRELLIS_JAVA_OPTS:-} "$@"
}
