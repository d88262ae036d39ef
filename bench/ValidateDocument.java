import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

/**
 * Validates a document as a stream with the JDK's processor, `SCHEMA FILE ROUNDS`: the first round warms up and is not counted. Prints the
 * milliseconds of the best other round and, where the system tells it, the peak of resident memory.
 */
public class ValidateDocument {
  public static void main(String[] arguments) throws Exception {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new File(arguments[0]));
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
      long begun = System.nanoTime();
      // Without an error handler the first error is thrown.
      schema.newValidator().validate(new StreamSource(new File(arguments[1])));
      if (round > 0) best = Math.min(best, (System.nanoTime() - begun) / 1e6);
    }
    System.out.println("{\"milliseconds\": " + best + ", \"peak\": " + peak() + "}");
  }

  /** In bytes, or null. */
  private static Long peak() throws Exception {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return null;
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(null);
  }
}
