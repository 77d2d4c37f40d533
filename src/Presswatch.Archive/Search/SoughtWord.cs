using System.Text;
using Presswatch.Core.Words;
using SQLitePCL;

namespace Presswatch.Archive.Search;

/// <summary>One word as its key in the lists.</summary>
/// <param name="Fold">UTF-8 of its fold.</param>
/// <param name="Form">For an exact word: its form as the lists have it. For an exact prefix: UTF-8 of the prefix as printed.</param>
/// <param name="Prefix">Whether it begins the words sought.</param>
internal sealed record SoughtWord(byte[] Fold, byte[]? Form, bool Prefix)
{
    public static SoughtWord Of(string term, bool prefix, bool exact)
    {
        if (!exact) return new(Encoding.UTF8.GetBytes(term), null, prefix);
        if (prefix) return new(Encoding.UTF8.GetBytes(Tokeniser.Fold(term.AsSpan())), Encoding.UTF8.GetBytes(term), true);
        var form = Search.Form.Of(term);
        return new(form.Fold, form.Name, false);
    }

    /// <summary>Whether a row of a prefix has a form that begins as asked for; other rows were chosen by their key.</summary>
    public bool Fits(sqlite3_stmt rows, int foldColumn, int formColumn)
    {
        if (!Prefix || Form is null) return true;
        ReadOnlySpan<byte> form = raw.sqlite3_column_blob(rows, formColumn);
        return form is [0] ? raw.sqlite3_column_blob(rows, foldColumn).StartsWith(Form) : form.StartsWith(Form);
    }
}
