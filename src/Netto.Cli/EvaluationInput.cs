using System.Security.Cryptography;
using Netto.Evaluation.Flat;
using Netto.Evaluation.Registers;
using Netto.Evaluation.Results;
using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Registers.Import;
using Netto.Registers.Rules;
using Netto.Registers.Store;

namespace Netto.Cli;

/// <summary>What an evaluation reads: one row a person, and the files it came from.</summary>
internal sealed record EvaluationInput(AnalysisTable Table, IReadOnlyList<InputFile> Files)
{
    /// <summary>Reads the data of a protocol: its table, a store, or a folder of raw registers through a store in memory.</summary>
    public static EvaluationInput Read(
        CommandRun run,
        ExperimentProtocol protocol,
        string protocolPath,
        string? data,
        IProgress<string> steps
    )
    {
        var place = data is null ? null : run.Environment.Absolute(data);
        return protocol.Data switch
        {
            DataSource.Flat flat => Flat(protocol, flat, protocolPath, place),
            DataSource.Registers => Registers(run, protocol, place ?? throw NoData(), steps),
            _ => throw new InvalidOperationException($"unknown data source {protocol.Data.GetType().Name}"),
        };
    }

    private static EvaluationInput Flat(
        ExperimentProtocol protocol,
        DataSource.Flat flat,
        string protocolPath,
        string? place
    )
    {
        var folder = Path.GetDirectoryName(protocolPath)!;
        var file = FlatLocation.Find(flat, folder, place, Environment.GetEnvironmentVariable);
        return Checked(protocol, FlatTableReader.Read(protocol, file), file);
    }

    private static EvaluationInput Checked(ExperimentProtocol protocol, AnalysisTable table, string file)
    {
        EvaluationCheck.Run(protocol, table, file);
        return new EvaluationInput(table, [Describe(file)]);
    }

    private static EvaluationInput Registers(
        CommandRun run,
        ExperimentProtocol protocol,
        string place,
        IProgress<string> steps
    )
    {
        var isFolder = Directory.Exists(place);
        steps.Report(isFolder ? "import" : "store");
        using var store = isFolder
            ? RegisterImport.ToMemory(ImportPlan.From(protocol), place, progress: null, run.Cancellation)
            : RegisterStore.Open(place);
        ImportWarnings.Write(run, store.Report);
        steps.Report("outcomes of registers");
        var table = RegisterTableReader.Read(store, protocol, run.Cancellation);
        EvaluationCheck.Run(protocol, table, place);
        string[] files = isFolder ? [.. Directory.GetFiles(place).Order(StringComparer.Ordinal)] : [place];
        return new EvaluationInput(table, [.. files.Select(Describe)]);
    }

    private static InputFile Describe(string path)
    {
        using var stream = File.OpenRead(path);
        return new InputFile(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }

    private static InputException NoData() =>
        new(
            new Diagnostic("CLI001", "A protocol on registers needs the place of the registers.")
            {
                Expected = "--data with a folder of CSV or Parquet files, or a store made by 'netto import'",
            }
        );
}
