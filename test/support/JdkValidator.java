import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Judges documents with the validator of the JDK (Xerces), many in one process.
 *
 * <p>Arguments: the schema file. Standard input: one document a line, its bytes in Base64. Standard
 * output, JSON lines: first the list of findings about the schema, then one list for each document.
 * An empty list means valid.
 */
public final class JdkValidator {
  private static final class Findings implements ErrorHandler {
    private final List<String> lines = new ArrayList<>();

    private void add(String severity, SAXParseException finding) {
      lines.add(
          "{\"severity\":\"" + severity
              + "\",\"line\":" + finding.getLineNumber()
              + ",\"column\":" + finding.getColumnNumber()
              + ",\"message\":" + quote(String.valueOf(finding.getMessage())) + "}");
    }

    @Override
    public void warning(SAXParseException finding) {
      add("warning", finding);
    }

    @Override
    public void error(SAXParseException finding) {
      add("error", finding);
    }

    @Override
    public void fatalError(SAXParseException finding) throws SAXException {
      add("fatal", finding);
      throw finding;
    }

    @Override
    public String toString() {
      return "[" + String.join(",", lines) + "]";
    }
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') quoted.append('\\').append(c);
      else if (c < ' ' || c > '~') quoted.append(String.format("\\u%04x", (int) c));
      else quoted.append(c);
    }
    return quoted.append('"').toString();
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    Findings aboutSchema = new Findings();
    factory.setErrorHandler(aboutSchema);
    Schema schema;
    try {
      schema = factory.newSchema(new File(arguments[0]));
    } catch (SAXParseException reported) {
      out.println(aboutSchema);
      return;
    }
    out.println(aboutSchema);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Findings findings = new Findings();
      Validator validator = schema.newValidator();
      validator.setErrorHandler(findings);
      try {
        validator.validate(
            new StreamSource(new ByteArrayInputStream(Base64.getDecoder().decode(line))));
      } catch (SAXParseException reported) {
        // fatalError has added it already
      }
      out.println(findings);
    }
  }
}
