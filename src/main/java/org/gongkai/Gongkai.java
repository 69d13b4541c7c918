package org.gongkai;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: one process that serves the public site, the desk and the commands. */
@SpringBootApplication
@Modulithic(systemName = "Gongkai 公开")
public class Gongkai {
}
