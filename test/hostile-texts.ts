import fc from "fast-check";

/** Texts that some reader of them would obey: markup, code, addresses, and what steers a terminal. */
export const HOSTILE_TEXTS = [
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  '<iframe src="javascript:alert(1)"></iframe>',
  "<svg onload=alert(1)>",
  "</table></div></body><!-- --><style>*{}</style>",
  "[link](javascript:alert(1))",
  "![image](http://evil.example/track.png)",
  "[link][1]\n\n[1]: javascript:alert(1)",
  "<https://evil.example>",
  "http://evil.example/?q=`a`|b",
  "see www.evil.example, or HTTPS://evil.example.",
  "mailto:eve@evil.example",
  "# heading\n\n- list\n1. list\n> quote\n\n    code\n---\n",
  "```\nfence\n```",
  "`code` ``co`de`` \\`",
  "a\\|b | c \\\\| d",
  "| a | b |\n|---|---|\n| 1 | 2 |",
  "**bold** *em* _em_ __init__ snake_case ~~gone~~ ~gone~ $x$",
  "&lt;b&gt; &#60;i&#62; &amp; Q&A",
  "\u001b[2J\u001b]0;title\u0007\u009b31m\u007f\u0000",
  "\u202etxt.exe\u2066\u200b\u200d\ufeff\u00ad\u{e0041}",
  "line\u2028separator\u2029\u0085\v\f\r\nend",
  "half \ud800 and \udc00, \uffff",
  "'; import os; os.system('touch PWNED') #",
  '""" + __import__("os").system("touch PWNED") + """',
  "$(touch PWNED)`touch PWNED`$PATH\\$(touch PWNED)\\",
  "JSON\ntouch PWNED\n",
  "\nJSON\ntouch PWNED\ncat <<JSON\n",
  "*/ process.exit(9); /* $\u007bprocess.exit(9)} //",
  "coding: utf-7 +AAo-import os+ADs-os.abort()+AAo-",
  "{{vector}} {{{{seen}}}}",
  "__proto__",
  "",
  " ",
] as const;

const piece = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.constantFrom(..."`|\\<>[]()!*_~#&;:/@.$'\"{}\n\r\t -+=1aZ\u001b\u202e\u2028"),
  fc.string({ unit: "binary", maxLength: 6 }),
);

/** Any text, mostly of hostile pieces. */
export const hostileText: fc.Arbitrary<string> = fc.array(piece, { maxLength: 6 }).map((all) => all.join(""));
