import java.io.File;
import javax.xml.XMLConstants;
import javax.xml.validation.SchemaFactory;

/** Compiles a schema with the JDK's processor, once to warm up and once on the clock, and prints the milliseconds. */
public class CompileSchema {
  public static void main(String[] arguments) throws Exception {
    compile(arguments[0]);
    long begun = System.nanoTime();
    compile(arguments[0]);
    System.out.println((System.nanoTime() - begun) / 1e6);
  }

  private static void compile(String path) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new File(path));
  }
}
