using System.Globalization;
using System.Text;
using Netto.Bench.Evaluation;

// Whole evaluations, as a person runs them: simulate, import into a store, evaluate from the store. Nothing is asserted.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var output = args is ["--out", var folder, ..] ? folder : "artifacts/bench";
var program = Path.GetFullPath("src/Netto.Cli/bin/Release/net10.0/netto.dll");
(string Template, int People)[] experiments =
[
    ("wga", 20_013),
    ("wga", 200_130),
    ("ww-even-odd", 9_237),
    ("ww-three-arm", 232_236),
];

var table = new StringBuilder(
    "| experiment | people | simulate s | import s | evaluate s | evaluate MB |\n| --- | ---: | ---: | ---: | ---: | ---: |\n"
);
var work = Directory.CreateTempSubdirectory("netto-bench-");
try
{
    var help = Measurement.Of(program, "--help");
    foreach (var (template, people) in experiments)
    {
        var place = Path.Combine(work.FullName, $"{template}-{people}");
        var protocol = Path.Combine(place, "protocol.yaml");
        var registers = Path.Combine(place, "registers");
        var store = Path.Combine(place, "store.duckdb");
        Measurement.Of(program, "init", place, "--template", template);
        var simulate = Measurement.Of(
            program,
            "simulate",
            protocol,
            "--people",
            $"{people}",
            "--seed",
            "1",
            "--out",
            registers
        );
        var import = Measurement.Of(program, "import", protocol, "--from", registers, "--store", store);
        var evaluate = Measurement.Of(
            program,
            "evaluate",
            protocol,
            "--data",
            store,
            "--out",
            Path.Combine(place, "report")
        );
        table.AppendLine(
            $"| {template} | {people:N0} | {simulate.Seconds:F1} | {import.Seconds:F1} | {evaluate.Seconds:F1} | {evaluate.PeakMegabytes:F0} |"
        );
        Console.Error.WriteLine(
            $"{template} {people}: evaluate {evaluate.Seconds:F1} s, {evaluate.PeakMegabytes:F0} MB"
        );
        Directory.Delete(place, recursive: true);
    }
    table.AppendLine().AppendLine($"`netto --help`: {help.Seconds:F2} s.");
}
finally
{
    work.Delete(recursive: true);
}
Directory.CreateDirectory(output);
File.WriteAllText(Path.Combine(output, "evaluation.md"), table.ToString());
Console.WriteLine(table);
