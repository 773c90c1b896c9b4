using System.Globalization;
using Netto.Bench.Evaluation;
using Netto.Bench.Statistics.Harness;

// --out <folder>  --ten-times  --quick  --write-docs docs/performance.md
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = BenchOptions.Parse(args);
if (!options.IsWanted)
{
    return 0;
}
var program = Path.GetFullPath("src/Netto.Cli/bin/Release/net10.0/netto.dll");
var work = Directory.CreateTempSubdirectory("netto-bench-");
try
{
    // The first start reads the program from disk.
    _ = Measurement.Of(program, "--help");
    var help = Measurement.Of(program, "--help");
    var times = new List<ExperimentTime>();
    foreach (var experiment in Experiment.All.Where(own => options.TenTimes || !own.IsTenTimes))
    {
        var asked = options.Quick ? experiment.Small() : experiment;
        Console.Error.WriteLine($"{asked.Name}: simulate, import, evaluate …");
        var time = ExperimentTime.Of(program, work.FullName, asked);
        Console.Error.WriteLine(
            $"{asked.Name}: {time.Evaluate.Seconds:F1} s, {time.Evaluate.ProcessorSeconds:F1} processor seconds, {time.Evaluate.PeakMegabytes:F0} MB"
        );
        times.Add(time);
    }
    var text = EvaluationTable.Of(times, help.Seconds);
    var path = Path.Combine(Directory.CreateDirectory(options.Folder).FullName, "evaluation.md");
    File.WriteAllText(path, text);
    Console.WriteLine(text);
    Console.WriteLine(path);
    if (options.Docs is not { } docs)
    {
        return 0;
    }
    if (options.Quick)
    {
        Console.Error.WriteLine("A quick run is not written to the docs.");
        return 2;
    }
    PerformancePage.Write(docs, [("evaluation", text)]);
    Console.WriteLine(docs);
    return 0;
}
finally
{
    work.Delete(recursive: true);
}
