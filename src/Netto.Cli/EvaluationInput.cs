using System.Security.Cryptography;
using Netto.Evaluation.Flat;
using Netto.Evaluation.Results;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Cli;

/// <summary>What an evaluation reads: one row a person, and the files it came from.</summary>
internal sealed record EvaluationInput(AnalysisTable Table, IReadOnlyList<InputFile> Files)
{
    /// <summary>Reads the data of a protocol: its table, a store, or a folder of raw registers through a store in memory.</summary>
    public static EvaluationInput Read(CommandRun run, ExperimentProtocol protocol, string protocolPath, string? data)
    {
        var place = data is null ? null : run.Environment.Absolute(data);
        return protocol.Data switch
        {
            DataSource.Flat flat => Flat(protocol, flat, protocolPath, place),
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
        return new EvaluationInput(FlatTableReader.Read(protocol, file), [Describe(file)]);
    }

    private static InputFile Describe(string path)
    {
        using var stream = File.OpenRead(path);
        return new InputFile(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }
}
