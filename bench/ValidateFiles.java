import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/** Validates the files of a list with the JDK's processor, `SCHEMA LIST`: one process, one schema, one validator. Prints how many were valid. */
public class ValidateFiles {
  public static void main(String[] arguments) throws Exception {
    Validator validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(new File(arguments[0]))
            .newValidator();
    int valid = 0;
    for (String name : Files.readAllLines(Path.of(arguments[1]))) {
      try {
        // Without an error handler the first error is thrown.
        validator.validate(new StreamSource(new File(name)));
        valid++;
      } catch (SAXException broken) {
        // It is counted by not being valid.
      }
    }
    System.out.println(valid);
  }
}
