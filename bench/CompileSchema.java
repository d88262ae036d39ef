import java.io.File;
import java.util.Arrays;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

/** Compiles schemas that belong together with the JDK's processor, once to warm up and once on the clock, and prints the milliseconds. */
public class CompileSchema {
  public static void main(String[] arguments) throws Exception {
    compile(arguments);
    long begun = System.nanoTime();
    compile(arguments);
    System.out.println((System.nanoTime() - begun) / 1e6);
  }

  private static void compile(String[] paths) throws Exception {
    Source[] sources = Arrays.stream(paths).map(path -> new StreamSource(new File(path))).toArray(Source[]::new);
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(sources);
  }
}
