using System.Diagnostics;
using System.Globalization;
using Netto.Bench.Statistics;
using Netto.Statistics.InstrumentalVariables;
using Netto.Statistics.Linear;
using Netto.Statistics.Models;
using Netto.Statistics.Resampling;

// Arguments: --out <folder> [--rows N] [--columns K].
string Option(string name, string otherwise)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}

var rows = int.Parse(Option("--rows", "1000000"), CultureInfo.InvariantCulture);
var columns = int.Parse(Option("--columns", "20"), CultureInfo.InvariantCulture);
var folder = Directory.CreateDirectory(Option("--out", "artifacts/bench")).FullName;
var data = BenchData.Of(rows, columns);
var small = BenchData.Of(13_425, 15);
var report = new BenchReport(rows, columns);

LinearSpecification Linear(CovarianceEstimator kind) => new() { Covariance = kind };

report.Time("plain sum", () => data.X.AsParallel().Sum(c => c.Values.Sum()));
report.Time("ols classical", () => LinearRegression.Fit(data.Y, data.Design, Linear(CovarianceEstimator.Classical)));
report.Time("ols hc1", () => LinearRegression.Fit(data.Y, data.Design));
report.Time("ols hc2", () => LinearRegression.Fit(data.Y, data.Design, Linear(CovarianceEstimator.HC2)));
report.Time("ols cr1", () => LinearRegression.Fit(data.Y, data.Design, Linear(CovarianceEstimator.CR1(data.Clusters))));
report.Time("ols cr2", () => LinearRegression.Fit(data.Y, data.Design, Linear(CovarianceEstimator.CR2(data.Clusters))));
report.Time("iv hc1", () => TwoStageLeastSquares.Fit(data.Y, data.Instrumented));
report.Time(
    "2sls pairs bootstrap, 1000 draws, 13,425 x 15",
    () => PairsBootstrap.Fit(small.Y, small.Instrumented, BootstrapRows.RowByRow, new ResamplingPlan(1000, 1))
);
report.Time(
    "wild cluster bootstrap, 999 draws, 13,425 x 15",
    () => WildClusterBootstrap.Fit(new(small.Y, small.Design, small.Clusters), "z", new ResamplingPlan(999, 1))
);
report.AddPeers(Peers());
var path = Path.Combine(folder, "statistics.md");
File.WriteAllText(path, report.ToString());
Console.WriteLine(report);
Console.WriteLine(path);

IReadOnlyList<string> Peers()
{
    var file = Path.Combine(folder, "statistics.bin");
    data.Write(file);
    try
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peers.R");
        string[] arguments = [script, file, $"{rows}", $"{columns - 2}"];
        using var r = Process.Start(
            new ProcessStartInfo("Rscript", arguments) { RedirectStandardOutput = true, UseShellExecute = false }
        );
        return r!.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
    catch (System.ComponentModel.Win32Exception)
    {
        return [];
    }
    finally
    {
        File.Delete(file);
    }
}
