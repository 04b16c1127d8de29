"""Sets a paper of 30 figures against gnuplot, matplotlib and ggplot2 drawing 30 comparable charts.

Usage: figures.py BENCH_FIGURES PROJECT [ROUNDS]. One PDF each, by turns; the least of several runs
counts, in processor time, which other programs on the machine change less than the clock. "Drawing"
leaves out what each program does before its first chart: loading itself, and with us reading the
project and working its figures out. What is not installed is left out, and said.
"""
import os
import resource
import shutil
import subprocess
import sys
import tempfile

BENCH, PROJECT = sys.argv[1], sys.argv[2]
ROUNDS = int(sys.argv[3]) if len(sys.argv) > 3 else 5
CHARTS = 30
PYTHON = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable

# A third each: stacked bars with a number in every part, lines over years, labelled points.
GNUPLOT = """
set terminal pdfcairo size 17cm,10cm font "Liberation Sans,9"
set output "{out}"
$bars << END
{bars}
END
$lines << END
{lines}
END
$points << END
{points}
END
set title "A title of about ten words that says what matters here"
set key outside bottom center horizontal
set grid
do for [page=1:{charts}] {{
  if (page % 3 == 0) {{
    set style data histograms; set style histogram rowstacked; set style fill solid 0.8
    set boxwidth 0.7; set yrange [0:110]; set xrange [*:*]; set xlabel "Option"; set ylabel "Score"
    plot for [i=2:5] $bars using i:xtic(1) title sprintf("Criterion %d", i - 1), \\
      for [i=2:5] $bars using 0:((sum [k=2:i] column(k)) - column(i) / 2.):\\
        (sprintf("%.1f", column(i))) with labels notitle
  }}
  if (page % 3 == 1) {{
    set yrange [*:*]; set xrange [*:*]; set xlabel "Year"; set ylabel "Cost, millions"
    plot for [i=2:6] $lines using 1:i with lines linewidth 2 title sprintf("Option %d", i - 1)
  }}
  if (page % 3 == 2) {{
    set yrange [0:110]; set xrange [0:110]; set xlabel "Need"; set ylabel "Capacity"
    plot $points using 1:2 with points pointtype 7 title "Services", \\
      $points using 1:2:3 with labels offset 0,1 notitle
  }}
}}
"""

MATPLOTLIB = """
import time
import matplotlib
matplotlib.use("pdf")
import matplotlib.pyplot as plot
from matplotlib.backends.backend_pdf import PdfPages
plot.rcParams["font.family"] = "Liberation Sans"
bars, lines, points = {bars!r}, {lines!r}, {points!r}
begin = time.process_time()
with PdfPages({out!r}) as pdf:
    for page in range({charts}):
        figure, axes = plot.subplots(figsize=(6.7, 3.9))
        if page % 3 == 0:
            names, base = [row[0] for row in bars], [0] * len(bars)
            for i in range(1, 5):
                parts = [row[i] for row in bars]
                axes.bar(names, parts, 0.7, bottom=base, label=f"Criterion {{i}}")
                for k, part in enumerate(parts):
                    axes.text(k, base[k] + part / 2, f"{{part:.1f}}", ha="center", va="center")
                base = [a + b for a, b in zip(base, parts)]
        elif page % 3 == 1:
            for i in range(1, 6):
                axes.plot([row[0] for row in lines], [row[i] for row in lines], label=f"Option {{i}}")
        else:
            axes.scatter([row[0] for row in points], [row[1] for row in points], label="Services")
            for x, y, name in points:
                axes.annotate(name, (x, y), xytext=(0, 6), textcoords="offset points", ha="center")
        axes.set_title("A title of about ten words that says what matters here")
        axes.grid(True)
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.1), ncol=5)
        pdf.savefig(figure)
        plot.close(figure)
print(time.process_time() - begin)
"""

GGPLOT = """
suppressMessages(library(ggplot2))
bars <- read.csv(text = "{bars}", header = FALSE)
bars <- data.frame(name = rep(bars$V1, 4), part = rep(paste("Criterion", 1:4), each = nrow(bars)),
                   value = unlist(bars[2:5]))
lines <- read.csv(text = "{lines}", header = FALSE)
lines <- data.frame(year = rep(lines$V1, 5), option = rep(paste("Option", 1:5), each = nrow(lines)),
                    value = unlist(lines[2:6]))
points <- read.csv(text = "{points}", header = FALSE)
begin <- sum(proc.time()[1:2])
invisible(cairo_pdf("{out}", width = 6.7, height = 3.9, onefile = TRUE, family = "Liberation Sans"))
for (page in seq_len({charts})) {{
  if (page %% 3 == 0)
    chart <- ggplot(bars, aes(name, value, fill = part)) + geom_col(width = 0.7) +
      geom_text(aes(label = sprintf("%.1f", value)), position = position_stack(vjust = 0.5))
  if (page %% 3 == 1)
    chart <- ggplot(lines, aes(year, value, colour = option)) + geom_line()
  if (page %% 3 == 2)
    chart <- ggplot(points, aes(V1, V2)) + geom_point() + geom_text(aes(label = V3), vjust = -1)
  print(chart + ggtitle("A title of about ten words that says what matters here") +
        theme(legend.position = "bottom"))
}}
invisible(dev.off())
cat(sum(proc.time()[1:2]) - begin)
"""

BARS = [(f"Option {i + 1}", *(round(8 + (i * 7 + k * 11) % 17 + 0.3, 1) for k in range(4)))
        for i in range(5)]
LINES = [(2026 + year, *(round(90 + 3 * i - (0.4 + 0.1 * i) * year, 2) for i in range(5)))
         for year in range(30)]
POINTS = [((i * 37 + 11) % 97, (i * 53 + 29) % 89, f"Service {i + 1}") for i in range(12)]


def rows(data, separator, quote):
    return "\n".join(separator.join(f"{quote}{cell}{quote}" if isinstance(cell, str) else str(cell)
                                    for cell in row) for row in data)


def run(*command):
    """Seconds of processor time, and what it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def check(path):
    with open(path, "rb") as file:
        assert file.read(5) == b"%PDF-", path


def ours(folder, tables):
    out = os.path.join(folder, "ours.pdf")
    whole, printed = run(BENCH, PROJECT, out, str(CHARTS), tables)
    check(out)
    return float(printed.split()[1]) / 1e3, whole


def gnuplot(folder):
    out, script, nothing = (os.path.join(folder, name) for name in ("g.pdf", "g.plt", "nothing.plt"))
    text = GNUPLOT.format(out=out, charts=CHARTS, bars=rows(BARS, " ", '"'),
                          lines=rows(LINES, " ", '"'), points=rows(POINTS, " ", '"'))
    for path, part in ((script, text), (nothing, text.split("do for")[0])):
        with open(path, "w", encoding="ascii") as file:
            file.write(part)
    empty, whole = run("gnuplot", nothing)[0], run("gnuplot", script)[0]
    check(out)
    return whole - empty, whole


def scripted(folder, name, command, text):
    script, out = os.path.join(folder, name), os.path.join(folder, name + ".pdf")
    data = {"bars": BARS, "lines": LINES, "points": POINTS}
    if name.endswith(".R"):
        data = {key: rows(value, ",", "") for key, value in data.items()}
    with open(script, "w", encoding="ascii") as file:
        file.write(text.format(out=out, charts=CHARTS, **data))
    whole, printed = run(*command, script)
    check(out)
    return float(printed), whole


def works(*command):
    return bool(shutil.which(command[0])) and not subprocess.run(
        command, capture_output=True, check=False).returncode


def find_others():
    """Name, what runs it, and how many times as fast as it we want to be."""
    others = []
    if works("gnuplot", "-e", "set terminal pdfcairo"):
        others.append(("gnuplot", gnuplot, 1 / 1.5))
    else:
        print("gnuplot with pdfcairo is not installed: nothing to hold 30 charts against")
    for name, file, command, probe, text in (
            ("matplotlib", "m.py", [PYTHON], ["-c", "import matplotlib"], MATPLOTLIB),
            ("ggplot2", "g.R", ["Rscript"], ["-e", "library(ggplot2)"], GGPLOT)):
        if works(*command, *probe):
            others.append((name, lambda folder, part=(file, command, text): scripted(folder, *part),
                           20))
        else:
            print(f"{name} is not installed: nothing to hold 30 charts against")
    return others


def main():
    others = find_others()
    with tempfile.TemporaryDirectory() as folder:
        mine, with_tables, theirs = [], [], {name: [] for name, _, _ in others}
        for _ in range(ROUNDS):
            mine.append(ours(folder, "charts"))
            with_tables.append(ours(folder, "tables"))
            for name, function, _ in others:
                theirs[name].append(function(folder))
    drawing, whole = (min(times) for times in zip(*mine))
    print(f"30 figures to one tagged PDF: {drawing * 1e3:.0f} ms, with reading the "
          f"project and working them out {whole * 1e3:.0f} ms; with their tables "
          f"{min(run[0] for run in with_tables) * 1e3:.0f} ms")
    for name, _, goal in others:
        other, other_whole = (min(times) for times in zip(*theirs[name]))
        ratio = other / drawing
        print(f"  {name}: {other * 1e3:.0f} ms ({other_whole * 1e3:.0f} ms with its start), ours is "
              f"{ratio:.2f} times as fast ({other_whole / whole:.2f} from start to end); "
              f"goal {goal:.2f}: {'kept' if ratio >= goal else 'MISSED'}", flush=True)


main()
