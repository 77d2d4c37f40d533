namespace Presswatch.Demo.Writing;

/// <summary>Numbers and dates as the press prints them.</summary>
internal static class NumberText
{
    public const char ThinSpace = '\u2009';

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    private static readonly string[] Ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    private static readonly string[] MonthNames =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] ShortMonths = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
    private static readonly string[] Weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    public static string Month(int month) => MonthNames[month - 1];

    public static string ShortMonth(int month) => ShortMonths[month - 1];

    public static string Weekday(DateOnly day) => Weekdays[(int)day.DayOfWeek];

    public static string Iso(DateOnly day) => $"{day.Year:0000}-{day.Month:00}-{day.Day:00}";

    /// <summary>Digits in groups of three from four digits on.</summary>
    public static string Grouped(int value, char space)
    {
        Span<char> text = stackalloc char[16];
        int at = text.Length, digits = 0;
        bool groups = value >= 1000;
        do
        {
            if (groups && digits > 0 && digits % 3 == 0) text[--at] = space;
            text[--at] = (char)('0' + (value % 10));
            value /= 10;
            digits++;
        }
        while (value > 0);
        return new string(text[at..]);
    }

    /// <summary>20 to 99 in words.</summary>
    public static string InWords(int value) => value % 10 == 0 ? Tens[value / 10] : $"{Tens[value / 10]}-{Ones[value % 10]}";

    public static string Ordinal(int value) => (value % 100) switch
    {
        11 or 12 or 13 => $"{value}th",
        _ => (value % 10) switch { 1 => $"{value}st", 2 => $"{value}nd", 3 => $"{value}rd", _ => $"{value}th" },
    };
}
