namespace Presswatch.Core.Problems;

public static partial class ProblemCodes
{
    public static readonly ProblemCode PasswordNeeded = new("PW5001", "password-needed", "The workbench listens beyond this machine only with a password.", "give one with --password-file, or listen on 127.0.0.1");
    public static readonly ProblemCode BadListenAddress = new("PW5002", "bad-listen-address", "The address to listen on is not one.", "write it like http://127.0.0.1:5080");
    public static readonly ProblemCode AddressInUse = new("PW5003", "address-in-use", "Another program listens on that address.", "end it, or name another port: --listen http://127.0.0.1:5081");
    public static readonly ProblemCode PageNotFound = new("PW5004", "page-not-found", "No page of the workbench has that address.", "begin at the front page: /");
    public static readonly ProblemCode SignInNeeded = new("PW5005", "sign-in-needed", "This workbench is open to those who know its password.", "sign in at /sign-in");
    public static readonly ProblemCode WrongPassword = new("PW5006", "wrong-password", "That is not the password of this workbench.", "ask whoever started it; the password stands in the file it was started with");
    public static readonly ProblemCode BadParameter = new("PW5007", "bad-parameter", "A part of the address after the question mark has a value that it does not take.", "mend the value, or leave it out");
    public static readonly ProblemCode WrongHost = new("PW5008", "wrong-host", "The request came under a host name that is not this machine's.", "open http://127.0.0.1 with the port, or listen with a password");
    public static readonly ProblemCode ServerFault = new("PW5009", "server-fault", "The workbench met a fault of its own.", "try again; if it stays, start presswatch serve with PRESSWATCH_TRACE=1 and report what it prints");
}
