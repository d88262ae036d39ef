import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Judges many schemas, each with its documents, with the validator of the JDK (Xerces), in one process.
 *
 * <p>Standard input: one schema a line, its bytes in Base64, then after spaces its documents, likewise. Standard output, a line for each:
 * the first error of the schema, or "valid"; then, after tabs, the same for each document.
 */
public final class JdkSchemas {
  private static final class FirstError implements ErrorHandler {
    private String verdict = "valid";

    private void keep(SAXParseException finding) {
      if (verdict.equals("valid")) verdict = line(finding.getMessage());
    }

    @Override
    public void warning(SAXParseException finding) {}

    @Override
    public void error(SAXParseException finding) {
      keep(finding);
    }

    @Override
    public void fatalError(SAXParseException finding) throws SAXException {
      keep(finding);
      throw finding;
    }
  }

  private static String line(String message) {
    return String.valueOf(message).replaceAll("[\\s]+", " ");
  }

  private static StreamSource source(String base64) {
    return new StreamSource(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] parts = line.split(" ");
      FirstError aboutSchema = new FirstError();
      SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
      factory.setErrorHandler(aboutSchema);
      Schema schema = null;
      try {
        schema = factory.newSchema(source(parts[0]));
      } catch (SAXParseException reported) {
        // the handler has kept it
      } catch (Exception | StackOverflowError mistake) {
        aboutSchema.verdict = line("mistake of the JDK: " + mistake);
      }
      StringBuilder verdicts = new StringBuilder(aboutSchema.verdict);
      for (int i = 1; i < parts.length && aboutSchema.verdict.equals("valid"); i++) {
        FirstError aboutDocument = new FirstError();
        Validator validator = schema.newValidator();
        validator.setErrorHandler(aboutDocument);
        try {
          validator.validate(source(parts[i]));
        } catch (SAXParseException reported) {
          // the handler has kept it
        } catch (Exception | StackOverflowError mistake) {
          aboutDocument.verdict = line("mistake of the JDK: " + mistake);
        }
        verdicts.append('\t').append(aboutDocument.verdict);
      }
      out.println(verdicts);
    }
  }
}
