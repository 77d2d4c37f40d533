namespace Presswatch.Demo;

/// <summary>One page as a site of the invented country served it at one moment.</summary>
/// <param name="Source">Host.</param>
/// <param name="Address">Whole address.</param>
/// <param name="Captured">Time of capture, UTC; never before that of the capture before it.</param>
/// <param name="Status">200, or 404 where the article is missing.</param>
/// <param name="ContentType">Media type with charset.</param>
/// <param name="Bytes">What was served, UTF-8.</param>
/// <param name="Truth">What the page holds; <see langword="null"/> for a missing page.</param>
public sealed record DemoCapture(string Source, string Address, DateTimeOffset Captured, int Status, string ContentType, byte[] Bytes, DemoTruth? Truth);
