package org.metatables.operation.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LexerTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\u0001',
            value = {
                "a1$b \u00e4\ud83d\ude00 => WORD BLANK WORD",
                "\"a\"\"b\" U&\"\\0061\" u&\"x\" => WORD BLANK WORD BLANK WORD",
                "'it''s' 'a\\' => LITERAL BLANK LITERAL",
                "E'a\\'b' e'\\\\' E'''' => LITERAL BLANK LITERAL BLANK LITERAL",
                "E'a' 'b' => LITERAL BLANK LITERAL",
                "b'1'x'F'N'n'U&'u' => LITERAL LITERAL LITERAL LITERAL",
                "$$a$b$$ $tag$ $$ $tagx$ $tag$ => LITERAL BLANK LITERAL",
                "1.5e10 .5 0x1F 1_000 1. => NUMBER BLANK NUMBER BLANK NUMBER BLANK NUMBER BLANK NUMBER",
                "/* a /* b */ c */--x => COMMENT COMMENT",
                "a--b => WORD COMMENT",
                "a-/*b*/-c => WORD OPERATOR COMMENT OPERATOR WORD",
                "a<b ?| c @> d => WORD OPERATOR WORD BLANK OPERATOR BLANK WORD BLANK OPERATOR BLANK WORD",
                "(a[1],b.c); => OTHER WORD OTHER NUMBER OTHER OTHER WORD OTHER WORD OTHER SEMICOLON",
                ":a::int :=b : c => PARAMETER OPERATOR WORD BLANK OPERATOR WORD BLANK OPERATOR BLANK WORD",
                ":a:b{c}{} => PARAMETER PARAMETER ALIAS ALIAS",
                "ae'x' => WORD LITERAL",
                ":1 :$x$ $x$ => OPERATOR NUMBER BLANK OPERATOR LITERAL",
            })
    void cutsAsPostgresqlDoes(String sql, String kinds) {
        String text = sql.strip();
        assertThat(tokens(text).stream().map(token -> token.kind().name()).collect(Collectors.joining(" ")))
                .isEqualTo(kinds.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "'a''",
                "E'a\\'",
                "E'\\",
                "\"a",
                "U&'a",
                "b'1",
                "$$a$",
                "$a$ $b$",
                "/*",
                "/*/",
                "/* /* */",
                "{a",
                "$1",
                "a \u000b b",
                "\\",
                "\u0001",
                "}",
            })
    void refusesWhatIsNotClosedOrMeansNothing(String sql) {
        assertThatThrownBy(() -> tokens(sql)).isInstanceOf(UnreadableText.class);
    }

    @Test
    void readsALiteralWithEscapesOnOverLineBreaksAndLineComments() {
        assertThat(tokens("E'a'\n'\\'b'")).hasSize(1);
        assertThat(tokens("e'a' --c\r'b'")).hasSize(1);
        assertThat(tokens("E'a' -- c\n \n'b'")).hasSize(1);
        assertThat(tokens("E'a'/* c */\n'b'")).hasSize(4);
    }

    @Test
    void takesNoNamedParametersWhereTheStyleHasNone() {
        assertThat(new Lexer("a[1:n]", false, Set.of()).tokens())
                .extracting(Token::kind)
                .doesNotContain(Token.Kind.PARAMETER);
    }

    @Test
    void coversEveryCharacterOnceWhateverTheText() {
        Random random = new Random(4711);
        String alphabet = "ab1$'\"\\/*-;:{}().,?<> \n%eEuU&xX_\u00e4";
        int readable = 0;
        for (int round = 0; round < 20_000; round++) {
            String sql = random.ints(1 + random.nextInt(12), 0, alphabet.length())
                    .mapToObj(index -> String.valueOf(alphabet.charAt(index)))
                    .collect(Collectors.joining());
            try {
                List<Token> tokens = tokens(sql);
                assertThat(tokens.stream().map(token -> token.in(sql)).collect(Collectors.joining()))
                        .isEqualTo(sql);
                readable++;
            } catch (UnreadableText refused) {
                assertThat(refused.position()).isBetween(0, sql.length());
            }
        }
        assertThat(readable).isGreaterThan(2_000);
    }

    @Test
    void readsALongTextInOneGo() {
        String sql = "(".repeat(60_000) + ")".repeat(60_000);
        assertThat(tokens(sql)).hasSize(120_000);
        assertThat(tokens("/*".repeat(30_000) + "*/".repeat(30_000))).hasSize(1);
    }

    private static List<Token> tokens(String sql) {
        return new Lexer(sql, true, Set.of()).tokens();
    }
}
