using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Netto.Bench.Statistics.Harness;

// --out <folder>  --topic linear,survival  --quick  --write-docs docs/performance.md
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = BenchOptions.Parse(args);
var topics = Assembly
    .GetExecutingAssembly()
    .GetTypes()
    .Where(t => t.IsAssignableTo(typeof(ITopic)) && !t.IsAbstract)
    .Select(t => (ITopic)Activator.CreateInstance(t, nonPublic: true)!)
    .OrderBy(t => t.Name, StringComparer.Ordinal)
    .ToArray();

// The bench of whole evaluations is a project of its own.
if (options.Topics.FirstOrDefault(n => n != "evaluation" && topics.All(t => t.Name != n)) is { } unknown)
{
    Console.Error.WriteLine($"No topic {unknown}: {string.Join(", ", topics.Select(t => t.Name))}.");
    return 2;
}

var parts = new List<(string Name, string Text)>();
var wanted = topics.Where(options.Wants).ToArray();
var whole = Stopwatch.GetTimestamp();
foreach (var (topic, number) in wanted.Select((t, i) => (t, i + 1)))
{
    Console.Error.WriteLine($"[{number} of {wanted.Length}] {topic.Title} …");
    var start = Stopwatch.GetTimestamp();
    var run = new TopicRun(topic, options);
    topic.Run(run);
    if (options.OneThread)
    {
        OneThread.Print(run);
        continue;
    }
    parts.Add((topic.Name, TopicTable.Of(run)));
    Console.Error.WriteLine(
        $"  {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s, {Stopwatch.GetElapsedTime(whole).TotalSeconds:0} s in all"
    );
}

if (options.OneThread)
{
    return 0;
}

if (parts.Count == 0)
{
    return 0;
}

var path = Path.Combine(Directory.CreateDirectory(options.Folder).FullName, "statistics.md");
var size = options.Quick ? ", quick (small data: the ratios mean little)" : "";
var text =
    $"# Statistics, {Environment.ProcessorCount} threads{size}\n\n{string.Join('\n', parts.Select(p => p.Text))}";
File.WriteAllText(path, text);
Console.WriteLine(text);
Console.WriteLine(path);
if (options.Docs is { } docs)
{
    if (options.Quick)
    {
        Console.Error.WriteLine("A quick run is not written to the docs.");
        return 2;
    }
    PerformancePage.Write(docs, parts);
    Console.WriteLine(docs);
}
return 0;
