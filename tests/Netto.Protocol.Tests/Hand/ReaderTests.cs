namespace Netto.Protocol.Tests.Hand;

[Trait("Kind", "Hand")]
public sealed class ReaderTests
{
    private static readonly string Example = File.ReadAllText(
            Repository.PathOf("docs", "reference", "diagnostics", "example.yaml")
        )
        .ReplaceLineEndings("\n");

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_text()
    {
        var wrong = Example
            .Replace("scheme: WW", "schema: WW", StringComparison.Ordinal)
            .Replace("{even: control, odd: treatment}", "{even: control, 1-7: treatment}", StringComparison.Ordinal)
            .Replace("months: 12, data", "months: twelve, data", StringComparison.Ordinal)
            .Replace("against: [control]", "against: [contrl]", StringComparison.Ordinal);

        var codes = ProtocolReader.Read(wrong).Diagnostics.Select(finding => $"{finding.Line} {finding.Code}").ToList();

        codes.ShouldBe(["8 PRT002", "19 PRT009", "19 PRT010", "19 PRT010", "19 PRT010", "26 PRT004", "51 PRT008"]);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_with_the_nearest_name()
    {
        var folder = Directory.CreateTempSubdirectory("netto-protocol");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "protocol.yaml"), Example);

            var error = Should.Throw<InputException>(() =>
                ProtocolReader.ReadFile(Path.Combine(folder.FullName, "protocl.yaml"))
            );

            error.Diagnostics.ShouldHaveSingleItem().Nearest.ShouldBe("protocol.yaml");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    public void An_empty_protocol_is_told_to_be_empty(string yaml)
    {
        ProtocolReader.Read(yaml).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("PRT022");
    }

    [Theory]
    [InlineData("just a sentence")]
    [InlineData("- a\n- list\n")]
    [InlineData("42")]
    public void A_document_that_is_no_mapping_is_refused(string yaml)
    {
        ProtocolReader.Read(yaml).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("PRT004");
    }

    [Theory]
    [InlineData("a: [1, 2\nb: 3")]
    [InlineData("a: \"open")]
    [InlineData("a:\n\t- tab")]
    [InlineData("a: b: c")]
    [InlineData("*nowhere")]
    [InlineData("{? [a]: b}")]
    [InlineData("%YAML 9\n---\na: 1")]
    public void Text_that_is_no_YAML_is_refused_with_a_place_and_never_throws(string yaml)
    {
        var reading = ProtocolReader.Read(yaml);

        reading.Protocol.ShouldBeNull();
        reading.Diagnostics.ShouldContain(finding => finding.Code == "PRT001" && finding.Line >= 1);
    }

    [Fact]
    public void Text_that_is_nested_beyond_reason_is_refused()
    {
        ProtocolReader.Read(new string('[', 100_000)).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("PRT001");
    }

    [Fact]
    public void A_file_that_is_not_in_UTF_8_is_told_to_be_so()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(
                path,
                Example.Replace("Voorbeeld", "Vóórbeeld", StringComparison.Ordinal),
                System.Text.Encoding.Latin1
            );

            ProtocolReader.TryReadFile(path).Diagnostics.ShouldHaveSingleItem().Expected.ShouldBe("text in UTF-8");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_protocol_cut_off_anywhere_is_refused_or_read_but_never_throws()
    {
        for (var length = 0; length < Example.Length; length += 7)
        {
            var reading = ProtocolReader.Read(Example[..length]);
            (reading.Protocol is null).ShouldBe(reading.Diagnostics.Any(finding => finding.Severity == Severity.Error));
        }
    }

    [Theory]
    [InlineData("36 months", "36 months")]
    [InlineData("1 month", "1 month")]
    [InlineData("3 years", "36 months")]
    [InlineData("13 weeks", "91 days")]
    [InlineData("2014-01-31", "2014-01-31")]
    public void A_horizon_is_read_and_written_in_one_way(string text, string canonical)
    {
        Horizon.Parse(text).ShouldNotBeNull().ToString().ShouldBe(canonical);
    }

    [Theory]
    [InlineData("0 months")]
    [InlineData("-1 months")]
    [InlineData("36")]
    [InlineData("months")]
    [InlineData("2014-02-30")]
    [InlineData("36 moons")]
    public void Anything_else_is_no_horizon(string text)
    {
        Horizon.Parse(text).ShouldBeNull();
    }

    [Theory]
    [InlineData("even", "0 2 4 6 8")]
    [InlineData("odd", "1 3 5 7 9")]
    [InlineData("0-7", "0 1 2 3 4 5 6 7")]
    [InlineData("1, 3,5-6", "1 3 5 6")]
    [InlineData("9", "9")]
    public void A_set_of_digits_is_read(string text, string digits)
    {
        string.Join(' ', DigitMap.ParseDigits(text).ShouldNotBeNull()).ShouldBe(digits);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("7-3")]
    [InlineData("5-4")]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("1-2-3")]
    public void Anything_else_is_no_set_of_digits(string text)
    {
        DigitMap.ParseDigits(text).ShouldBeNull();
    }

    [Fact]
    public void Marks_are_those_of_the_smallest_bound_above_the_p_value()
    {
        var marks = new SignificanceMarks().Effects;

        Mark.Of(marks, 0.2).ShouldBe("");
        Mark.Of(marks, 0.1).ShouldBe("");
        Mark.Of(marks, 0.07).ShouldBe("*");
        Mark.Of(marks, 0.03).ShouldBe("**");
        Mark.Of(marks, 0.001).ShouldBe("***");
    }
}
