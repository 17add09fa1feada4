package org.plumbline.architecture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The options by which the build's compiler runs its checkers, read from {@code pom.xml}. */
final class Checkers {
  private static final String CONFIGURATION =
      "/project/build/plugins/plugin[artifactId='maven-compiler-plugin']"
          + "/executions/execution[id='default-compile']/configuration";

  private Checkers() {}

  /**
   * The checker of rigor, if the build runs it, with its options and those of the process it runs
   * in; the checker of null is left out, for its time.
   */
  static List<String> ofTheBuild() {
    List<String> options = new ArrayList<>();
    for (String argument : texts(CONFIGURATION + "/compilerArgs/arg")) {
      if (argument.startsWith("-J") || argument.startsWith("-A")) {
        options.add(resolved(argument));
      }
    }
    texts(CONFIGURATION + "/annotationProcessors/annotationProcessor").stream()
        .filter(processor -> processor.contains("subtyping"))
        .forEach(processor -> options.addAll(List.of("-processor", processor)));
    String checker = jarOf("org/checkerframework/common/basetype/BaseTypeChecker");
    options.addAll(List.of("-processorpath", checker + File.pathSeparator + annotations()));
    return options;
  }

  /** The product and the annotations it is compiled with. */
  static String classPath() {
    return target().resolve("classes") + File.pathSeparator + annotations();
  }

  private static String annotations() {
    return jarOf("org/checkerframework/framework/qual/SubtypeOf");
  }

  private static String resolved(String argument) {
    return argument
        .replace("${project.build.directory}", target().toString())
        .replace("${project.basedir}", Path.of("").toAbsolutePath().toString());
  }

  /** The build's directory: the one above that of this class. */
  private static Path target() {
    try {
      URL classes = Checkers.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(classes.toURI()).resolveSibling("").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String jarOf(String type) {
    URL url = Checkers.class.getClassLoader().getResource(type + ".class");
    if (url == null) {
      throw new IllegalStateException(type + " is not on the class path");
    }
    try {
      return ((JarURLConnection) url.openConnection()).getJarFile().getName();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(String path) {
    try {
      Document pom =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(Path.of("pom.xml").toFile());
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance().newXPath().evaluate(path, pom, XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int k = 0; k < nodes.getLength(); k++) {
        texts.add(nodes.item(k).getTextContent().strip());
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException | XPathExpressionException e) {
      throw new IllegalStateException(e);
    }
  }
}
