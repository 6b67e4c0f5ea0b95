"""Texts that a spreadsheet would run, split or mangle: ours."""

FORMULAS = (
    *("=1+1", "=SUM(A1:A9)", "=cmd|' /C calc'!A0", '=HYPERLINK("http://a.example","x")', "=A1", "==", "= 1", "=-1"),
    *("+1+1", "+A1", "+cmd|' /C calc'!A0", "+", "+49 30 123", "-1+1", "-A1", "-cmd|' /C calc'!A0", "-", "-5", "- dash"),
    *("@SUM(1+1)", "@", "@handle said so", "@cmd", "\t=1+1", "\tTab first", "\t", "\r=1+1", "\rReturn first", "\r"),
    *("\n=1+1", "\nLine first", "\n", "\r\n=1", "＝1+1", "＝SUM(A1)", "＋1", "＋49", "－1", "－ dash", "＠SUM(1)"),
    *('="a,b"', '=";";', "=1;=2", "=\U0001f4a3", "-2+3+cmd|' /C calc'!A0", "=DDE(1;2;3)", "=0x1F", "=TRUE", "＠"),
    *("=IMPORTXML(A1)", "=WEBSERVICE(A1)", "=\t1", "=\n1", "-\r1", "+\u00a01", "@\u202eA1", "-1e5", "+.5", "-0", "=«»"),
)
MANGLED = (
    *("NA", "NULL", "nan", "None", "N/A", "#N/A", "TRUE", "010", "1e5", "0x10", "2021-03-08", "  spaced  ", "'quoted"),
    *('say "no"', "a,b;c", "line\nbreak", "carriage\rreturn", "both\r\nof them", "\u202egnirts", "\ufeffmark"),
    *(
        "\u00a0",
        "Ḩamāh",
        "حمص",
        "🏳️‍🌈",
        "\0nul",
        "back\\slash",
        "tab\tin",
        "\x0bvertical",
        "\u2028separator",
        "', '",
        '""',
    ),
)
PAYLOADS = (*FORMULAS, *MANGLED)
