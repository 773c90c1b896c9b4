using Netto.Evaluation.Results;

namespace Netto.Evaluation.Studies;

/// <summary>A column of the tables with its people, those of the experiment period only.</summary>
/// <param name="Design">Name, letter and role.</param>
/// <param name="Rows">Row numbers in the analysis table, ascending.</param>
internal sealed record Group(DesignArm Design, int[] Rows)
{
    public string Id => Design.Id;

    public Group In(SubgroupRows? part) => part is null ? this : this with { Rows = part.Of(Rows) };
}

/// <summary>A subgroup of the protocol and who belongs to it.</summary>
internal sealed record SubgroupRows(DesignSubgroup Design, bool[] Belongs)
{
    public string Id => Design.Id;

    public int[] Of(int[] rows) => Array.FindAll(rows, row => Belongs[row]);
}
