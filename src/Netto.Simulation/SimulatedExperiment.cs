using Netto.Registers.Reading;
using Netto.Simulation.Engine;

namespace Netto.Simulation;

/// <summary>One simulated experiment, ready to be written: its people, the rows of their registers, and the truth.</summary>
public sealed record SimulatedExperiment(SimulatedPopulation Population, RegisterRows Rows, Truth Truth)
{
    /// <summary>People who are in the registers and not in the experiment; null when there are none.</summary>
    public LeftOutPeople? LeftOut { get; init; }

    /// <summary>Tables that the protocol names; they are written even when they have no rows.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>Writes registers as CSV, and the truth, into a folder; they appear whole or not at all.</summary>
    public void WriteTo(string folder) => WriteTo(folder, RawFormat.Csv);

    /// <summary>
    /// Writes registers and truth into a folder; they appear whole or not at all. What an earlier simulation wrote of the same
    /// tables in the other format is removed: an import takes a table once.
    /// </summary>
    public void WriteTo(string folder, RawFormat format)
    {
        var (own, other) = format == RawFormat.Csv ? (".csv", ".parquet") : (".parquet", ".csv");
        var replaced = new List<string>();
        WholeFolder.Write(
            folder,
            pending =>
            {
                WriteRegisters(pending);
                if (format == RawFormat.Parquet)
                {
                    ParquetTables.Convert(pending);
                }

                File.WriteAllText(Path.Combine(pending, Truth.FileName), Truth.ToJson());
                replaced.AddRange(
                    Directory
                        .EnumerateFiles(pending, $"*{own}")
                        .Select(file => Path.GetFileNameWithoutExtension(file) + other)
                );
            }
        );
        foreach (var name in replaced)
        {
            File.Delete(Path.Combine(folder, name));
        }
    }

    private void WriteRegisters(string folder)
    {
        if (LeftOut is null)
        {
            RegisterFolder.Write(folder, Population, Rows, Tables);
            return;
        }

        var rows = new RegisterRows();
        rows.Append(Rows);
        rows.Append(LeftOut.Rows, Population.Count);
        RegisterFolder.Write(folder, Population.FollowedBy(LeftOut.Population), rows, Tables);
    }
}
